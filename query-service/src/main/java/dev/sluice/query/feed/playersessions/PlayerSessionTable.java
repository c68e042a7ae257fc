package dev.sluice.query.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SELECTs on {@code player_session_by_id}, the authoritative state of a session. */
@Singleton
final class PlayerSessionTable {

    private static final String SELECT = """
            SELECT session_id, player_id, country, started_at, ended_at FROM sluice.player_session_by_id\
             WHERE session_id = ?""";

    private final CassandraReader cassandra;

    PlayerSessionTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    Uni<Optional<PlayerSession>> byId(String sessionId) {
        return cassandra
                .one(SELECT, sessionId)
                // Filters a row whose events have both expired, whatever else is left of it.
                .map(found -> found.filter(row -> !row.isNull("started_at") || !row.isNull("ended_at")))
                .map(found -> found.map(PlayerSessionTable::session));
    }

    /** Reads the existing sessions of these ids, by id. */
    Uni<Map<String, PlayerSession>> byIds(Collection<String> sessionIds) {
        return cassandra.all(sessionIds, this::byId).map(found -> found.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(PlayerSession::sessionId, Function.identity())));
    }

    private static PlayerSession session(Row row) {
        return PlayerSession.of(
                row.getString("session_id"),
                row.getString("player_id"),
                row.getString("country"),
                row.getInstant("started_at"),
                row.getInstant("ended_at"));
    }
}
