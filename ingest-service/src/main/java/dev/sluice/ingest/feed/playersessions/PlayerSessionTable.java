package dev.sluice.ingest.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.cassandra.CqlExecutor.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The tables of sessions. Each event writes its columns and then reads the row; if the row has both a start and an end, the
 * event completes the session. With quorum reads and writes at least one of two concurrent events sees the other, and
 * completing is idempotent.
 */
@Singleton
final class PlayerSessionTable {

    private static final String UPSERT_START = """
            INSERT INTO sluice.player_session_by_id (session_id, player_id, country, started_at) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String UPSERT_END = """
            INSERT INTO sluice.player_session_by_id (session_id, player_id, ended_at) VALUES (?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SELECT = """
            SELECT player_id, country, started_at, ended_at,
              writetime(started_at) AS start_written, writetime(ended_at) AS end_written
            FROM sluice.player_session_by_id WHERE session_id = ?""";

    private static final String UPSERT_COMPLETE = """
            INSERT INTO sluice.player_session_complete_by_player (player_id, ended_at, session_id) VALUES (?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String UPSERT_OPEN = """
            INSERT INTO sluice.player_session_open_by_player (player_id, session_id) VALUES (?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String DELETE_OPEN = """
            DELETE FROM sluice.player_session_open_by_player USING TIMESTAMP ?
            WHERE player_id = ? AND session_id = ?""";

    private final CqlExecutor cql;
    private final Clock clock;

    PlayerSessionTable(CqlExecutor cql, Clock clock) {
        this.cql = cql;
        this.clock = clock;
    }

    Uni<Void> write(PlayerSessionRow event, Envelope envelope) {
        int ttl = ttl(event.at());
        long writeTime = envelope.writeTime();
        return cql.writeAll(ownColumns(event, writeTime, ttl))
                .chain(() -> cql.read(SELECT, event.sessionId()))
                .chain(row -> cql.writeAll(openOrComplete(event, row, writeTime, ttl)));
    }

    private static List<BoundWrite> ownColumns(PlayerSessionRow event, long writeTime, int ttl) {
        return event.isStart()
                ? List.of(
                        BoundWrite.of(
                                UPSERT_START,
                                event.sessionId(),
                                event.playerId(),
                                event.country(),
                                event.at(),
                                writeTime,
                                ttl),
                        PlayerSessionStarts.write(event, writeTime, ttl))
                : List.of(BoundWrite.of(UPSERT_END, event.sessionId(), event.playerId(), event.at(), writeTime, ttl));
    }

    private List<BoundWrite> openOrComplete(PlayerSessionRow event, Row row, long writeTime, int ttl) {
        if (row == null || row.isNull("started_at") || row.isNull("ended_at")) {
            return List.of(BoundWrite.of(UPSERT_OPEN, event.playerId(), event.sessionId(), writeTime, ttl));
        }
        Instant start = row.getInstant("started_at");
        Instant end = row.getInstant("ended_at");
        long newestWriteTime = Math.max(row.getLong("start_written"), row.getLong("end_written"));
        int sessionTtl = ttl(start.isAfter(end) ? start : end);
        // If start and end name different players, the row has the later one's, in any order of arrival.
        String player = row.getString("player_id");
        return List.of(
                BoundWrite.of(UPSERT_COMPLETE, player, end, event.sessionId(), newestWriteTime, sessionTtl),
                // The open row was written at the time of one event, so a deletion at the newer one's time covers it.
                BoundWrite.of(DELETE_OPEN, newestWriteTime, player, event.sessionId()),
                prolongEarlier(event.sessionId(), row, sessionTtl));
    }

    /** Extends the TTL of the earlier event to that of the later one; otherwise the session would appear open before it expires. */
    private static BoundWrite prolongEarlier(String sessionId, Row row, int ttl) {
        String player = row.getString("player_id");
        Instant start = row.getInstant("started_at");
        Instant end = row.getInstant("ended_at");
        return start.isAfter(end)
                ? BoundWrite.of(UPSERT_END, sessionId, player, end, row.getLong("end_written"), ttl)
                : BoundWrite.of(
                        UPSERT_START,
                        sessionId,
                        player,
                        row.getString("country"),
                        start,
                        row.getLong("start_written"),
                        ttl);
    }

    private int ttl(Instant time) {
        return Retention.of(time, clock.instant()).seconds();
    }
}
