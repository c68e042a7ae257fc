package dev.sluice.query.feed.users;

import dev.sluice.query.cassandra.CassandraReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** SELECTs on {@code user_count_by_band}: one partition per age band, shared by all countries. */
@Singleton
final class UserCountTable {

    /** Age bands used by ingest-service. */
    private static final List<String> BANDS =
            List.of("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", "unknown");

    /**
     * Rows per band: sixteen shards of more countries than exist; what a source that invents countries adds is ignored.
     */
    private static final int MAX_ROWS = 16 * 1000;

    private static final String SELECT = "SELECT country, users FROM sluice.user_count_by_band WHERE band = ? LIMIT ?";

    private final CassandraReader cassandra;

    UserCountTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** Number of users in one shard of a country and band. */
    record BandCount(String country, String band, long users) {}

    Uni<List<BandCount>> counts(Optional<String> country) {
        return cassandra
                .all(BANDS, band -> cassandra.list(SELECT, band, MAX_ROWS).map(found -> found.stream()
                        .map(row -> new BandCount(row.getString("country"), band, row.getLong("users")))
                        .toList()))
                .map(bands -> bands.stream()
                        .flatMap(List::stream)
                        .filter(count -> country.isEmpty() || country.get().equalsIgnoreCase(count.country()))
                        .toList());
    }
}
