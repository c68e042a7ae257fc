package dev.sluice.ingest.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.Day;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.Hour;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The counted tables. A count is written under the moment its reading began, so that of two counts of one bucket the
 * later reading wins whatever is written last.
 */
@ApplicationScoped
class PlayerSessionCountTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String COUNT = """
            SELECT count(*) AS starts FROM sluice.player_session_start_by_country_hour
            WHERE country = ? AND hour = ? AND shard = ?""";

    private static final String UPSERT_HOUR = """
            INSERT INTO sluice.player_session_start_count_by_day (day, country, hour, starts) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private static final String SUM = """
            SELECT sum(starts) AS starts FROM sluice.player_session_start_count_by_day
            WHERE day = ? AND country = ?""";

    private static final String UPSERT_DAY = """
            INSERT INTO sluice.player_session_start_count_by_month (month, day, country, starts) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private final Cql cql;
    private final Clock clock;

    PlayerSessionCountTable(Cql cql, Clock clock) {
        this.cql = cql;
        this.clock = clock;
    }

    Uni<Void> countHour(Hour hour) {
        long began = now();
        Instant last = hour.hour().plus(1, ChronoUnit.HOURS);
        List<Uni<Long>> shards = IntStream.range(0, PlayerSessionStarts.SHARDS)
                .mapToObj(shard ->
                        cql.read(COUNT, hour.country(), hour.hour(), shard).map(PlayerSessionCountTable::starts))
                .toList();
        return Uni.join()
                .all(shards)
                .andFailFast()
                .map(counts -> counts.stream().mapToLong(Long::longValue).sum())
                .chain(starts -> cql.write(
                        UPSERT_HOUR, hour.day().day(), hour.country(), hour.hour(), starts, began, ttl(last)));
    }

    Uni<Void> sumDay(Day day) {
        long began = now();
        Instant last = day.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return cql.read(SUM, day.day(), day.country())
                .chain(row -> cql.write(
                        UPSERT_DAY,
                        MONTH.format(day.day().atStartOfDay(ZoneOffset.UTC)),
                        day.day(),
                        day.country(),
                        starts(row),
                        began,
                        ttl(last)));
    }

    private static long starts(Row row) {
        return row.getLong("starts");
    }

    private int ttl(Instant last) {
        return Retention.of(last, clock.instant()).seconds();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
