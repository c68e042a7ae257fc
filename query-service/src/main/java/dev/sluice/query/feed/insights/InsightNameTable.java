package dev.sluice.query.feed.insights;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** SELECTs on {@code insight_name_by_shard}: each shard may hold a name with the time of its own newest row. */
@Singleton
final class InsightNameTable {

    /** Name of the list in its cursors, which hold the last insight. */
    static final String LIST = "insights";

    /** Shards used by ingest-service. */
    static final List<Integer> SHARDS = IntStream.range(0, 8).boxed().toList();

    private static final String SELECT =
            "SELECT insight, computed_at FROM sluice.insight_name_by_shard WHERE shard = ? AND insight > ? LIMIT ?";

    private static final String SELECT_ONE =
            "SELECT insight FROM sluice.insight_name_by_shard WHERE shard = ? AND insight = ?";

    private final CassandraReader cassandra;

    InsightNameTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** Lists insights by name: the first names of each shard contain the first names overall. */
    Uni<Page<InsightName>> list(Optional<String> after, int limit) {
        return cassandra
                .all(SHARDS, shard -> cassandra.list(SELECT, shard, after.orElse(""), readSize(limit)))
                .map(shards -> {
                    TreeMap<String, Instant> newest = new TreeMap<>();
                    shards.stream()
                            .flatMap(List::stream)
                            .forEach(row -> newest.merge(
                                    row.getString("insight"),
                                    row.getInstant("computed_at"),
                                    (one, other) -> one.isAfter(other) ? one : other));
                    List<InsightName> names = newest.entrySet().stream()
                            .map(name -> new InsightName(name.getKey(), name.getValue()))
                            .limit(readSize(limit))
                            .toList();
                    return Page.of(names, limit, name -> name, name -> Cursor.write(LIST, name.insight()));
                });
    }

    Uni<Boolean> exists(String insight) {
        return cassandra
                .all(SHARDS, shard -> cassandra.one(SELECT_ONE, shard, insight))
                .map(found -> found.stream().anyMatch(Optional::isPresent));
    }

    /** One more than requested tells whether more follow. */
    private static int readSize(int limit) {
        return limit + 1;
    }
}
