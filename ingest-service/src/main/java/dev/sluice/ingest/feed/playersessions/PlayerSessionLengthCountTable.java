package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.Day;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.Hour;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * The counted lengths, by hour and by day of the start. As with the starts, a count is written under the moment its
 * reading began.
 */
@ApplicationScoped
class PlayerSessionLengthCountTable {

    private static final String UPSERT_HOUR = """
            INSERT INTO sluice.player_session_length_count_by_day (day, country, hour, lengths) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SELECT_HOURS = """
            SELECT lengths FROM sluice.player_session_length_count_by_day WHERE day = ? AND country = ?""";

    private static final String UPSERT_DAY = """
            INSERT INTO sluice.player_session_length_count_by_month (month, day, country, lengths) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private final Cql cql;
    private final PlayerSessionLengthTable lengths;
    private final Clock clock;

    PlayerSessionLengthCountTable(Cql cql, PlayerSessionLengthTable lengths, Clock clock) {
        this.cql = cql;
        this.lengths = lengths;
        this.clock = clock;
    }

    Uni<Void> countHour(Hour hour) {
        long began = now();
        Instant last = hour.hour().plus(1, ChronoUnit.HOURS);
        return Multi.createFrom()
                .range(0, PlayerSessionLengthTable.SHARDS)
                .onItem()
                .transformToUniAndConcatenate(shard -> lengths.count(hour, shard))
                .collect()
                .with(Collectors.reducing(PlayerSessionLengthBands.NONE, PlayerSessionLengthBands::plus))
                .chain(bands -> cql.write(
                        UPSERT_HOUR, hour.day().day(), hour.country(), hour.hour(), bands.counts(), began, ttl(last)));
    }

    Uni<Void> sumDay(Day day) {
        long began = now();
        Instant last = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return cql.readAll(SELECT_HOURS, day.day(), day.country())
                .map(hours -> hours.stream()
                        .map(row -> new PlayerSessionLengthBands(row.getList("lengths", Long.class)))
                        .reduce(PlayerSessionLengthBands.NONE, PlayerSessionLengthBands::plus))
                .chain(bands -> cql.write(
                        UPSERT_DAY,
                        YearMonth.from(day.day()).toString(),
                        day.day(),
                        day.country(),
                        bands.counts(),
                        began,
                        ttl(last)));
    }

    private int ttl(Instant last) {
        return Retention.of(last, clock.instant()).seconds();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
