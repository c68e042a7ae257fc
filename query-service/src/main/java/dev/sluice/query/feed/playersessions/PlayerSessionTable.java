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

/** The SELECTs on {@code player_session_by_id}: what is true of a session. */
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
                // Both events have outlived their year, whatever else is left of the row.
                .map(found -> found.filter(row -> !row.isNull("started_at") || !row.isNull("ended_at")))
                .map(found -> found.map(PlayerSessionTable::session));
    }

    /** Those that are known, by their ids. */
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
