package dev.sluice.query.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.feed.playersessions.PlayerSessionStarts.Start;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** SELECTs on the starts by country and hour, and on their counts by hour and day. */
@Singleton
final class PlayerSessionStartTable {

    /** Shards of a country and hour used by ingest-service: {@code floorMod(sessionId.hashCode(), 4)}. */
    static final List<Integer> SHARDS = List.of(0, 1, 2, 3);

    /** 24 hours of every possible two-letter code. */
    private static final int MAX_HOUR_ROWS = 24 * 26 * 26;

    private static final String HOURS = "SELECT country, hour, starts FROM sluice.player_session_start_count_by_day";

    private static final String DAYS = """
            SELECT country, day, starts FROM sluice.player_session_start_count_by_month\
             WHERE month = ? AND day >= ? AND day < ?""";

    private static final String COUNT = """
            SELECT count(*) AS starts FROM sluice.player_session_start_by_country_hour\
             WHERE country = ? AND hour = ? AND shard = ? AND started_at >= ? AND started_at < ?""";

    private static final String NEWEST = """
            SELECT session_id, player_id, started_at FROM sluice.player_session_start_by_country_hour\
             WHERE country = ? AND hour = ? AND shard IN (0, 1, 2, 3) AND started_at >= ? AND started_at < ?\
             PER PARTITION LIMIT ?""";

    private static final Comparator<Start> NEWEST_FIRST =
            Comparator.comparing(Start::startedAt).reversed().thenComparing(Start::sessionId);

    private final CassandraReader cassandra;

    PlayerSessionStartTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    record HourCount(String country, Instant hour, long starts) {}

    record DayCount(String country, LocalDate day, long starts) {}

    /** Reads the hours of a day that have starts, of one country or all. */
    Uni<List<HourCount>> hours(LocalDate day, Optional<String> country) {
        WhereClause where = new WhereClause().and("day = ?", Optional.of(day)).and("country = ?", country);
        return cassandra.page(HOURS, where, MAX_HOUR_ROWS).map(found -> found.stream()
                .map(row -> new HourCount(row.getString("country"), row.getInstant("hour"), row.getLong("starts")))
                .filter(count -> count.starts() > 0)
                .toList());
    }

    /** Reads the days of a month in the range that have starts, of all countries: the country is last in the key. */
    Uni<List<DayCount>> days(YearMonth month, StartSpan span) {
        return cassandra
                .list(DAYS, month.toString(), span.firstDay(), span.endDay())
                .map(found -> found.stream()
                        .map(row ->
                                new DayCount(row.getString("country"), row.getLocalDate("day"), row.getLong("starts")))
                        .filter(count -> count.starts() > 0)
                        .toList());
    }

    /** Counts the starts of one shard of an hour within the range. */
    Uni<Long> count(String country, Instant hour, int shard, StartSpan span) {
        return cassandra
                .one(COUNT, country, hour, shard, span.from(), span.to())
                .map(row -> row.map(found -> found.getLong("starts")).orElse(0L));
    }

    /** Reads the newest starts of an hour within the range from all shards. */
    Uni<List<Start>> newest(String country, Instant hour, StartSpan span, int limit) {
        return cassandra
                .list(NEWEST, country, hour, span.from(), span.to(), limit)
                .map(found -> found.stream()
                        .map(PlayerSessionStartTable::start)
                        .sorted(NEWEST_FIRST)
                        .limit(limit)
                        .toList());
    }

    private static Start start(Row row) {
        return new Start(row.getString("session_id"), row.getString("player_id"), row.getInstant("started_at"));
    }
}
