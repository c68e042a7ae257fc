package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryDay;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryHour;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * Tables of session lengths by hour and by day of the start. As with the starts, a count is written with the time at which
 * its reading began.
 */
@Singleton
final class PlayerSessionLengthCountTable {

    private static final String UPSERT_HOUR = """
            INSERT INTO sluice.player_session_length_count_by_day (day, country, hour, lengths) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SELECT_HOURS = """
            SELECT lengths FROM sluice.player_session_length_count_by_day WHERE day = ? AND country = ?""";

    private static final String UPSERT_DAY = """
            INSERT INTO sluice.player_session_length_count_by_month (month, day, country, lengths) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private final CqlExecutor cql;
    private final PlayerSessionLengthTable lengths;
    private final Clock clock;

    PlayerSessionLengthCountTable(CqlExecutor cql, PlayerSessionLengthTable lengths, Clock clock) {
        this.cql = cql;
        this.lengths = lengths;
        this.clock = clock;
    }

    Uni<Void> countHour(CountryHour hour) {
        long startedAt = now();
        Instant end = hour.hour().plus(1, ChronoUnit.HOURS);
        return Multi.createFrom()
                .range(0, PlayerSessionLengthTable.SHARDS)
                .onItem()
                .transformToUniAndConcatenate(shard -> lengths.count(hour, shard))
                .collect()
                .with(Collectors.reducing(PlayerSessionLengthBands.EMPTY, PlayerSessionLengthBands::plus))
                .chain(bands -> cql.write(
                        UPSERT_HOUR,
                        hour.day().day(),
                        hour.country(),
                        hour.hour(),
                        bands.counts(),
                        startedAt,
                        ttl(end)));
    }

    Uni<Void> sumDay(CountryDay day) {
        long startedAt = now();
        Instant end = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return cql.readAll(SELECT_HOURS, day.day(), day.country())
                .map(hours -> hours.stream()
                        .map(row -> new PlayerSessionLengthBands(row.getList("lengths", Long.class)))
                        .reduce(PlayerSessionLengthBands.EMPTY, PlayerSessionLengthBands::plus))
                .chain(bands -> cql.write(
                        UPSERT_DAY,
                        YearMonth.from(day.day()).toString(),
                        day.day(),
                        day.country(),
                        bands.counts(),
                        startedAt,
                        ttl(end)));
    }

    private int ttl(Instant end) {
        return Retention.of(end, clock.instant()).seconds();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
