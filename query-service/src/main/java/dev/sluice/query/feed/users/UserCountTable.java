package dev.sluice.query.feed.users;

import dev.sluice.query.cassandra.CassandraReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The SELECTs on {@code user_count_by_band}: a partition for each age band, which all countries share. */
@Singleton
final class UserCountTable {

    /** As ingest-service makes them. */
    private static final List<String> BANDS =
            List.of("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", "unknown");

    /** Sixteen shards of more countries than there are; what a source that invents countries adds is left out. */
    private static final int MOST = 16 * 1000;

    private static final String SELECT = "SELECT country, users FROM sluice.user_count_by_band WHERE band = ? LIMIT ?";

    private final CassandraReader cassandra;

    UserCountTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** How many users a shard of a country and band has. */
    record BandCount(String country, String band, long users) {}

    /** All counts, or those of a country in any case. */
    Uni<List<BandCount>> counts(Optional<String> country) {
        return cassandra
                .all(BANDS, band -> cassandra.list(SELECT, band, MOST).map(found -> found.stream()
                        .map(row -> new BandCount(row.getString("country"), band, row.getLong("users")))
                        .toList()))
                .map(bands -> bands.stream()
                        .flatMap(List::stream)
                        .filter(count -> country.isEmpty() || country.get().equalsIgnoreCase(count.country()))
                        .toList());
    }
}
