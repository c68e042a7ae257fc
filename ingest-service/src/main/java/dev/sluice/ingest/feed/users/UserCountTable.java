package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Table {@code user_count_by_band}. A count is written with the time at which its reading began, so that of two counts of a
 * shard the one read later wins, whichever is written last.
 */
@Singleton
final class UserCountTable {

    private static final String COUNT = """
            SELECT count(*) AS users FROM sluice.user_by_country_band
            WHERE country = ? AND band = ? AND shard = ?""";

    private static final String UPSERT = """
            INSERT INTO sluice.user_count_by_band (band, country, shard, users) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private final CqlExecutor cql;

    UserCountTable(CqlExecutor cql) {
        this.cql = cql;
    }

    /** A partition of persons, counted as a whole. */
    record PlaceShard(UserPlace place, int number) {}

    Uni<Void> count(PlaceShard shard) {
        long startedAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        UserPlace place = shard.place();
        return cql.read(COUNT, place.country(), place.band(), shard.number())
                .chain(row -> cql.write(
                        UPSERT, place.band(), place.country(), shard.number(), row.getLong("users"), startedAt));
    }
}
