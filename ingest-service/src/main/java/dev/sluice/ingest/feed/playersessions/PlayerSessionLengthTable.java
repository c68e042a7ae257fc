package dev.sluice.ingest.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.cassandra.RowWriter;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryHour;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Table {@code player_session_length_by_country_hour}: the length of each complete session. */
@Singleton
final class PlayerSessionLengthTable {

    static final int SHARDS = 4;

    /** Rows per read; a busy hour takes several reads. */
    private static final int PAGE_SIZE = 2_000;

    private static final String SELECT_SESSION = """
            SELECT session_id, country, started_at, ended_at,
              writetime(started_at) AS start_written, writetime(ended_at) AS end_written
            FROM sluice.player_session_by_id WHERE session_id IN ?""";

    private static final String UPSERT = """
            INSERT INTO sluice.player_session_length_by_country_hour (country, hour, shard, session_id, duration_seconds)
            VALUES (?, ?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SELECT = """
            SELECT session_id, duration_seconds FROM sluice.player_session_length_by_country_hour
            WHERE country = ? AND hour = ? AND shard = ? AND session_id > ? LIMIT ?""";

    private final CqlExecutor cql;
    private final RowWriter writer;
    private final Clock clock;

    PlayerSessionLengthTable(CqlExecutor cql, Clock clock) {
        this.cql = cql;
        this.writer = new RowWriter(cql);
        this.clock = clock;
    }

    /** Writes the current lengths of sessions. Emits the hours in which the complete ones are counted. */
    Uni<Set<CountryHour>> write(Set<String> sessionIds) {
        return cql.readIn(SELECT_SESSION, sessionIds).chain(rows -> {
            List<Row> complete = rows.stream()
                    .filter(row -> !row.isNull("country") && !row.isNull("started_at") && !row.isNull("ended_at"))
                    .toList();
            return writer.writeAll(complete.stream().map(this::upsert).toList()).replaceWith(() -> complete.stream()
                    .map(PlayerSessionLengthTable::hour)
                    .collect(Collectors.toSet()));
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

    private static CountryHour hour(Row row) {
        return new CountryHour(row.getString("country"), PlayerSessionStarts.hour(row.getInstant("started_at")));
    }

    private BoundWrite upsert(Row row) {
        String sessionId = row.getString("session_id");
        Instant start = row.getInstant("started_at");
        Instant end = row.getInstant("ended_at");
        CountryHour hour = hour(row);
        return BoundWrite.of(
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
