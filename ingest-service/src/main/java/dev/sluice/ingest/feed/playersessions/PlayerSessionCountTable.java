package dev.sluice.ingest.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryDay;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryHour;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Tables of session starts by hour and by day. A count is written with the time at which its reading began, so that of two
 * counts of an hour or day the one read later wins, whichever is written last.
 */
@Singleton
final class PlayerSessionCountTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String COUNT = """
            SELECT count(*) AS starts FROM sluice.player_session_start_by_country_hour
            WHERE country = ? AND hour = ? AND shard IN (0, 1, 2, 3)""";

    private static final String UPSERT_HOUR = """
            INSERT INTO sluice.player_session_start_count_by_day (day, country, hour, starts) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SUM = """
            SELECT sum(starts) AS starts FROM sluice.player_session_start_count_by_day
            WHERE day = ? AND country = ?""";

    private static final String UPSERT_DAY = """
            INSERT INTO sluice.player_session_start_count_by_month (month, day, country, starts) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private final CqlExecutor cql;
    private final Clock clock;

    PlayerSessionCountTable(CqlExecutor cql, Clock clock) {
        this.cql = cql;
        this.clock = clock;
    }

    Uni<Void> countHour(CountryHour hour) {
        long startedAt = now();
        Instant end = hour.hour().plus(1, ChronoUnit.HOURS);
        return cql.read(COUNT, hour.country(), hour.hour())
                .map(PlayerSessionCountTable::starts)
                .chain(starts -> cql.write(
                        UPSERT_HOUR, hour.day().day(), hour.country(), hour.hour(), starts, startedAt, ttl(end)));
    }

    Uni<Void> sumDay(CountryDay day) {
        long startedAt = now();
        Instant end = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return cql.read(SUM, day.day(), day.country())
                .chain(row -> cql.write(
                        UPSERT_DAY,
                        MONTH.format(day.day().atStartOfDay(ZoneOffset.UTC)),
                        day.day(),
                        day.country(),
                        starts(row),
                        startedAt,
                        ttl(end)));
    }

    private static long starts(Row row) {
        return row.getLong("starts");
    }

    private int ttl(Instant end) {
        return Retention.of(end, clock.instant()).seconds();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
