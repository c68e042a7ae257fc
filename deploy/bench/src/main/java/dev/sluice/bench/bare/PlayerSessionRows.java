package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The essential rows of a session's start or end: its half of the session, and the start or the complete session. */
final class PlayerSessionRows {

    private static final String EXPIRING = " USING TIMESTAMP ? AND TTL ?";

    private static final String START =
            "INSERT INTO player_session_by_id (session_id, player_id, country, started_at) VALUES (?, ?, ?, ?)"
                    + EXPIRING;

    private static final String END =
            "INSERT INTO player_session_by_id (session_id, player_id, ended_at) VALUES (?, ?, ?)" + EXPIRING;

    private static final String START_BY_HOUR = """
            INSERT INTO player_session_start_by_country_hour (country, hour, shard, started_at, session_id, player_id)
            VALUES (?, ?, ?, ?, ?, ?)""" + EXPIRING;

    private static final String COMPLETE =
            "INSERT INTO player_session_complete_by_player (player_id, ended_at, session_id) VALUES (?, ?, ?)"
                    + EXPIRING;

    private final PreparedStatement start;
    private final PreparedStatement end;
    private final PreparedStatement startByHour;
    private final PreparedStatement complete;

    PlayerSessionRows(CqlSession session) {
        start = session.prepare(START);
        end = session.prepare(END);
        startByHour = session.prepare(START_BY_HOUR);
        complete = session.prepare(COMPLETE);
    }

    List<BoundStatement> statements(PlayerSession event, String id) {
        Instant at = event.ts().toInstant(ZoneOffset.UTC);
        long writeTime = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
        int ttl = (int)
                Duration.between(Instant.now(), at.plus(Duration.ofDays(365))).toSeconds();
        return event.event().equals("start") ? start(event, at, writeTime, ttl) : end(event, at, writeTime, ttl);
    }

    private List<BoundStatement> start(PlayerSession event, Instant at, long writeTime, int ttl) {
        return List.of(
                start.boundStatementBuilder()
                        .setString(0, event.sessionId())
                        .setString(1, event.playerId())
                        .setString(2, event.country())
                        .setInstant(3, at)
                        .setLong(4, writeTime)
                        .setInt(5, ttl)
                        .build(),
                startByHour
                        .boundStatementBuilder()
                        .setString(0, event.country())
                        .setInstant(1, at.truncatedTo(ChronoUnit.HOURS))
                        .setInt(2, Math.floorMod(event.sessionId().hashCode(), 4))
                        .setInstant(3, at)
                        .setString(4, event.sessionId())
                        .setString(5, event.playerId())
                        .setLong(6, writeTime)
                        .setInt(7, ttl)
                        .build());
    }

    private List<BoundStatement> end(PlayerSession event, Instant at, long writeTime, int ttl) {
        return List.of(
                end.boundStatementBuilder()
                        .setString(0, event.sessionId())
                        .setString(1, event.playerId())
                        .setInstant(2, at)
                        .setLong(3, writeTime)
                        .setInt(4, ttl)
                        .build(),
                complete.boundStatementBuilder()
                        .setString(0, event.playerId())
                        .setInstant(1, at)
                        .setString(2, event.sessionId())
                        .setLong(3, writeTime)
                        .setInt(4, ttl)
                        .build());
    }
}
