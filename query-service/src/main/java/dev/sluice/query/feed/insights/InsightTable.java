package dev.sluice.query.feed.insights;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** SELECTs on {@code insight_by_name}: merges the shards of an insight in the order of its rows. */
@Singleton
final class InsightTable {

    /** Name of the list in its cursors, which hold insight and row of the last item. */
    static final String LIST = "insight";

    private static final String SELECT =
            "SELECT insight, row, dimensions, measures, computed_at FROM sluice.insight_by_name";

    /** Sorts after every continuation of a row. */
    private static final String MAX_SUFFIX = Character.toString(Character.MAX_CODE_POINT);

    /** Extra rows per shard, since rows are spread evenly but not exactly so. */
    private static final int MARGIN = 16;

    /** Cassandra's order of text: by its bytes. */
    private static final Comparator<String> IN_ORDER = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final CassandraReader cassandra;

    InsightTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    Uni<Optional<Insight>> one(InsightKey key) {
        return cassandra
                .one(
                        SELECT + " WHERE insight = ? AND shard = ? AND row = ?",
                        key.insight(),
                        Math.floorMod(key.row().hashCode(), InsightNameTable.SHARDS.size()),
                        key.row())
                .map(found -> found.map(InsightTable::insight));
    }

    /**
     * Lists rows in the order of their text.
     *
     * @param prefix beginning of the rows; empty for all
     */
    Uni<Page<Insight>> list(String insight, String prefix, Optional<String> after, int limit) {
        int chunk = limit / InsightNameTable.SHARDS.size() + MARGIN;
        return new PagedScan<String, Insight>(
                        limit,
                        position -> read(insight, prefix, position, chunk),
                        Insight::row,
                        position -> Cursor.write(LIST, insight, position))
                .page(after.orElse(""));
    }

    private Uni<PagedScan.ScanStep<String, Insight>> read(String insight, String prefix, String after, int chunk) {
        boolean begins = after.isEmpty() || IN_ORDER.compare(after, prefix) < 0;
        return cassandra
                .all(InsightNameTable.SHARDS, shard -> {
                    WhereClause where = new WhereClause()
                            .and("insight = ?", Optional.of(insight))
                            .and("shard = ?", Optional.of(shard))
                            .and(begins ? "row >= ?" : "row > ?", Optional.of(begins ? prefix : after))
                            .and("row < ?", Optional.of(prefix + MAX_SUFFIX));
                    return cassandra.page(SELECT, where, chunk);
                })
                .map(shards -> step(shards, chunk));
    }

    /**
     * A shard that returned as many rows as requested may continue right behind them: rows are complete up to the
     * earliest of these ends.
     */
    private static PagedScan.ScanStep<String, Insight> step(List<List<Row>> shards, int chunk) {
        Optional<String> known = shards.stream()
                .filter(shard -> shard.size() == chunk)
                .map(shard -> shard.get(chunk - 1).getString("row"))
                .min(IN_ORDER);
        List<Insight> items = shards.stream()
                .flatMap(List::stream)
                .map(InsightTable::insight)
                .filter(item -> known.isEmpty() || IN_ORDER.compare(item.row(), known.get()) <= 0)
                .sorted(Comparator.comparing(Insight::row, IN_ORDER))
                .toList();
        return new PagedScan.ScanStep<>(items, known);
    }

    /** Cassandra returns maps ordered by name; the order is kept. */
    private static Insight insight(Row row) {
        return new Insight(
                row.getString("insight"),
                row.getString("row"),
                row.getMap("dimensions", String.class, String.class),
                row.getMap("measures", String.class, BigDecimal.class),
                row.getInstant("computed_at"));
    }

    /**
     * Key of a row in {@code insights.stored}: insight, slash, row.
     *
     * @param row may contain slashes
     */
    record InsightKey(String insight, String row) {

        /** Patterns used by ingest-service. */
        private static final Pattern INSIGHT = Pattern.compile("[a-z](-?[a-z0-9]){0,63}");

        private static final Pattern ROW = Pattern.compile("[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]{1,512}");

        /** Returns the key, or empty if no such row can exist. */
        static Optional<InsightKey> of(String insight, String row) {
            return isInsight(insight) && ROW.matcher(row).matches()
                    ? Optional.of(new InsightKey(insight, row))
                    : Optional.empty();
        }

        static boolean isInsight(String insight) {
            return INSIGHT.matcher(insight).matches();
        }

        String text() {
            return insight + "/" + row;
        }
    }
}
