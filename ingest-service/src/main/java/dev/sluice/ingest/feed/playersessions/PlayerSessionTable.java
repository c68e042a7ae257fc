package dev.sluice.ingest.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.store.Cql;
import dev.sluice.ingest.store.Cql.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * A session's tables. Each event writes its own half and reads the row; whoever then sees both halves completes the
 * session. Written and read at a quorum, at least one of two concurrent halves sees the other, and completing twice has
 * the effect of once.
 */
@ApplicationScoped
class PlayerSessionTable {

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

    private final Cql cql;
    private final Clock clock;

    PlayerSessionTable(Cql cql, Clock clock) {
        this.cql = cql;
        this.clock = clock;
    }

    Uni<Void> write(PlayerSessionHalf half, Envelope envelope) {
        int ttl = ttl(half.at());
        long written = envelope.writeTime();
        return cql.writeAll(own(half, written, ttl))
                .chain(() -> cql.read(SELECT, half.sessionId()))
                .chain(row -> cql.writeAll(settled(half, row, written, ttl)));
    }

    private static List<Write> own(PlayerSessionHalf half, long written, int ttl) {
        return half.isStart()
                ? List.of(
                        Write.of(
                                UPSERT_START,
                                half.sessionId(),
                                half.playerId(),
                                half.country(),
                                half.at(),
                                written,
                                ttl),
                        PlayerSessionStarts.write(half, written, ttl))
                : List.of(Write.of(UPSERT_END, half.sessionId(), half.playerId(), half.at(), written, ttl));
    }

    private List<Write> settled(PlayerSessionHalf half, Row row, long written, int ttl) {
        if (row == null || row.isNull("started_at") || row.isNull("ended_at")) {
            return List.of(Write.of(UPSERT_OPEN, half.playerId(), half.sessionId(), written, ttl));
        }
        Instant start = row.getInstant("started_at");
        Instant end = row.getInstant("ended_at");
        long newest = Math.max(row.getLong("start_written"), row.getLong("end_written"));
        int longest = ttl(start.isAfter(end) ? start : end);
        // Should the halves name different players, the row has the later one's, whichever half came first.
        String player = row.getString("player_id");
        return List.of(
                Write.of(UPSERT_COMPLETE, player, end, half.sessionId(), newest, longest),
                // The open row carries the time of one half, so a deletion at the newer half's time covers it.
                Write.of(DELETE_OPEN, newest, player, half.sessionId()),
                prolongedEarlier(half.sessionId(), row, longest));
    }

    /** Both halves live as long as the later event, else the session would be open again before it is gone. */
    private static Write prolongedEarlier(String sessionId, Row row, int ttl) {
        String player = row.getString("player_id");
        Instant start = row.getInstant("started_at");
        Instant end = row.getInstant("ended_at");
        return start.isAfter(end)
                ? Write.of(UPSERT_END, sessionId, player, end, row.getLong("end_written"), ttl)
                : Write.of(
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
