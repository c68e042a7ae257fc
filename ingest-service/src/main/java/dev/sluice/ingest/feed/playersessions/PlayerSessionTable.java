package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The tables of sessions. Start and end write all that follows from them without reading each other, in any order: their
 * write times decide between them. A row that the other event has made stale is dropped by readers, which check it against
 * the session.
 */
@Singleton
final class PlayerSessionTable {

    private static final String UPSERT_START = """
            INSERT INTO sluice.player_session_by_id (session_id, player_id, country, started_at) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String UPSERT_END = """
            INSERT INTO sluice.player_session_by_id (session_id, player_id, ended_at) VALUES (?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String UPSERT_COMPLETE = """
            INSERT INTO sluice.player_session_complete_by_player (player_id, ended_at, session_id) VALUES (?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String UPSERT_OPEN = """
            INSERT INTO sluice.player_session_open_by_player (player_id, session_id) VALUES (?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String DELETE_OPEN = """
            DELETE FROM sluice.player_session_open_by_player USING TIMESTAMP ?
            WHERE player_id = ? AND session_id = ?""";

    /**
     * How long before its end a session without a start is listed as open. The start deletes that row with its own time,
     * which is always later: a start is at most a year old, see {@link Retention}.
     */
    private static final long UNSTARTED_MICROS = Duration.ofDays(366).toNanos() / 1_000;

    /** Follows the session's id in the row of an end without a start, which the start must not overwrite but delete. */
    private static final String UNSTARTED = "~end";

    /** The start outlives its end, so that a session never looks as if it had only an end. */
    private static final int START_EXTRA_SECONDS = (int) Duration.ofDays(2).toSeconds();

    private final Clock clock;

    PlayerSessionTable(Clock clock) {
        this.clock = clock;
    }

    List<BoundWrite> rows(PlayerSessionRow event, Envelope envelope) {
        int ttl = Retention.of(event.at(), clock.instant()).seconds();
        return event.isStart()
                ? startRows(event, envelope.writeTime(), ttl + START_EXTRA_SECONDS)
                : endRows(event, envelope.writeTime(), ttl);
    }

    private static List<BoundWrite> startRows(PlayerSessionRow start, long writeTime, int ttl) {
        String session = start.sessionId();
        String player = start.playerId();
        return List.of(
                BoundWrite.of(UPSERT_START, session, player, start.country(), start.at(), writeTime, ttl),
                PlayerSessionStarts.write(start, writeTime, ttl),
                BoundWrite.of(UPSERT_OPEN, player, session, writeTime, ttl),
                BoundWrite.of(DELETE_OPEN, writeTime, player, session + UNSTARTED));
    }

    private static List<BoundWrite> endRows(PlayerSessionRow end, long writeTime, int ttl) {
        String session = end.sessionId();
        String player = end.playerId();
        return List.of(
                BoundWrite.of(UPSERT_END, session, player, end.at(), writeTime, ttl),
                BoundWrite.of(UPSERT_COMPLETE, player, end.at(), session, writeTime, ttl),
                BoundWrite.of(DELETE_OPEN, writeTime, player, session),
                BoundWrite.of(UPSERT_OPEN, player, session + UNSTARTED, writeTime - UNSTARTED_MICROS, ttl));
    }
}
