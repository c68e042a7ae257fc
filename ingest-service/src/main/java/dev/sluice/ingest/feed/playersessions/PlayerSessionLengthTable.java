package dev.sluice.ingest.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryHour;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Table {@code player_session_length_by_country_hour}: the length of each complete session. */
@Singleton
final class PlayerSessionLengthTable {

    static final int SHARDS = 4;

    /** Rows per read; a busy hour takes several reads. */
    private static final int PAGE_SIZE = 2_000;

    private static final String SELECT_SESSION = """
            SELECT country, started_at, ended_at,
              writetime(started_at) AS start_written, writetime(ended_at) AS end_written
            FROM sluice.player_session_by_id WHERE session_id = ?""";

    private static final String UPSERT = """
            INSERT INTO sluice.player_session_length_by_country_hour (country, hour, shard, session_id, duration_seconds)
            VALUES (?, ?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SELECT = """
            SELECT session_id, duration_seconds FROM sluice.player_session_length_by_country_hour
            WHERE country = ? AND hour = ? AND shard = ? AND session_id > ? LIMIT ?""";

    private final CqlExecutor cql;
    private final Clock clock;

    PlayerSessionLengthTable(CqlExecutor cql, Clock clock) {
        this.cql = cql;
        this.clock = clock;
    }

    /** Writes the current length of a session. Emits the hour it is counted in, or empty while the session is open. */
    Uni<Optional<CountryHour>> write(String sessionId) {
        return cql.read(SELECT_SESSION, sessionId).chain(row -> {
            if (row == null || row.isNull("country") || row.isNull("started_at") || row.isNull("ended_at")) {
                return Uni.createFrom().item(Optional.empty());
            }
            CountryHour hour =
                    new CountryHour(row.getString("country"), PlayerSessionStarts.hour(row.getInstant("started_at")));
            return upsert(sessionId, hour, row).replaceWith(Optional.of(hour));
        });
    }

    /** Counts the lengths in a shard of an hour, page by page. */
    Uni<PlayerSessionLengthBands> count(CountryHour hour, int shard) {
        return count(hour, shard, "", PlayerSessionLengthBands.EMPTY);
    }

    private Uni<PlayerSessionLengthBands> count(
            CountryHour hour, int shard, String after, PlayerSessionLengthBands total) {
        return cql.readAll(SELECT, hour.country(), hour.hour(), shard, after, PAGE_SIZE)
                .chain(rows -> {
                    PlayerSessionLengthBands more = total.plus(durations(rows));
                    return rows.size() < PAGE_SIZE
                            ? Uni.createFrom().item(more)
                            : count(hour, shard, rows.get(PAGE_SIZE - 1).getString("session_id"), more);
                });
    }

    private Uni<Void> upsert(String sessionId, CountryHour hour, Row row) {
        Instant start = row.getInstant("started_at");
        Instant end = row.getInstant("ended_at");
        return cql.write(
                UPSERT,
                hour.country(),
                hour.hour(),
                Math.floorMod(sessionId.hashCode(), SHARDS),
                sessionId,
                end.isBefore(start) ? null : Duration.between(start, end).toSeconds(),
                Math.max(row.getLong("start_written"), row.getLong("end_written")),
                Retention.of(start.isAfter(end) ? start : end, clock.instant()).seconds());
    }

    private static List<Long> durations(List<Row> rows) {
        return rows.stream()
                .map(row -> row.get("duration_seconds", Long.class))
                .filter(Objects::nonNull)
                .toList();
    }
}
