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

/** The SELECTs on {@code insight_name_by_shard}: every shard may know a name, with the newest of its own rows. */
@Singleton
final class InsightNameTable {

    /** The list's name in its cursors, which hold a page's last insight. */
    static final String LIST = "insights";

    /** As ingest-service spreads rows. */
    static final List<Integer> SHARDS = IntStream.range(0, 8).boxed().toList();

    private static final String SELECT =
            "SELECT insight, computed_at FROM sluice.insight_name_by_shard WHERE shard = ? AND insight > ? LIMIT ?";

    private static final String SELECT_ONE =
            "SELECT insight FROM sluice.insight_name_by_shard WHERE shard = ? AND insight = ?";

    private final CassandraReader cassandra;

    InsightNameTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** By name. What of each shard is read holds the first names of all together. */
    Uni<Page<InsightName>> list(Optional<String> after, int limit) {
        return cassandra
                .all(SHARDS, shard -> cassandra.list(SELECT, shard, after.orElse(""), more(limit)))
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
                            .limit(more(limit))
                            .toList();
                    return Page.of(names, limit, name -> name, name -> Cursor.write(LIST, name.insight()));
                });
    }

    Uni<Boolean> has(String insight) {
        return cassandra
                .all(SHARDS, shard -> cassandra.one(SELECT_ONE, shard, insight))
                .map(found -> found.stream().anyMatch(Optional::isPresent));
    }

    /** Only one more than asked for tells whether more follow. */
    private static int more(int limit) {
        return limit + 1;
    }
}
