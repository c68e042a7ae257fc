package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Table {@code user_count_by_band}. A count is written under the moment its reading began, so that of two counts of one
 * shard the later reading wins whatever is written last.
 */
@ApplicationScoped
class UserCountTable {

    private static final String COUNT = """
            SELECT count(*) AS users FROM sluice.user_by_country_band
            WHERE country = ? AND band = ? AND shard = ?""";

    private static final String UPSERT = """
            INSERT INTO sluice.user_count_by_band (band, country, shard, users) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private final Cql cql;

    UserCountTable(Cql cql) {
        this.cql = cql;
    }

    /** A partition of persons, counted as a whole. */
    record Bucket(UserPlace place, int shard) {}

    Uni<Void> count(Bucket bucket) {
        long began = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        UserPlace place = bucket.place();
        return cql.read(COUNT, place.country(), place.band(), bucket.shard())
                .chain(row ->
                        cql.write(UPSERT, place.band(), place.country(), bucket.shard(), row.getLong("users"), began));
    }
}
