package dev.sluice.lake.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Merges rows into a table by key, idempotently: new rows are inserted,
 * rows that {@code wins} over the present one replace it, the others change no file.
 *
 * @param tables of one root
 */
public record Upsert(Tables tables) {

    /** Column of the incoming rows, true to delete the row of that key. */
    public static final String GONE = "gone";

    private static final String KNOWN = "known";

    /** A longer list costs more than it saves. */
    private static final int MAX_PARTITIONS = 400;

    /**
     * Merges rows.
     *
     * @param rows at most one per key, with the table's columns and {@link #GONE}
     * @param wins SQL condition over the incoming row {@code s} and the present one {@code t}
     * @return the number of changed rows
     */
    public ChangeCounts apply(LakeTable table, Dataset<Row> rows, String wins) {
        return apply(table, rows, wins, table.isFoundByPartition() ? partitions(table, rows) : List.of());
    }

    /**
     * Merges rows whose partitions are known.
     *
     * @param partitions of the rows; empty if unknown; more than a few do not help
     */
    public ChangeCounts apply(LakeTable table, Dataset<Row> rows, String wins, List<Object> partitions) {
        Optional<Column> prune = partitions.isEmpty() || partitions.size() > MAX_PARTITIONS
                ? Optional.empty()
                : Optional.of(col("t." + table.partitions().get(0)).isin(partitions.toArray()));
        String sameKey = table.key().stream()
                .map(key -> "s.%1$s <=> t.%1$s".formatted(key))
                .collect(Collectors.joining(" AND "));
        Dataset<Row> present =
                tables.read(table).as("t").where(prune.orElse(lit(true))).withColumn(KNOWN, lit(true));
        Dataset<Row> changed = rows.as("s")
                .join(present.as("t"), expr(sameKey), "left")
                .where("CASE WHEN t.%s THEN %s ELSE NOT s.%s END".formatted(KNOWN, wins, GONE))
                .select(col("s.*"), col("t." + KNOWN).isNotNull().as(KNOWN))
                .persist();
        try {
            ChangeCounts changes = changes(changed);
            if (changes.updated() + changes.deleted() > 0) {
                merge(table, changed, prune.map(expr(sameKey)::and).orElseGet(() -> expr(sameKey)));
            } else if (changes.inserted() > 0) {
                // A merge would search the rows' keys a second time.
                tables.append(table, stamped(table, changed));
            }
            return changes;
        } finally {
            changed.unpersist();
        }
    }

    private static List<Object> partitions(LakeTable table, Dataset<Row> rows) {
        return rows.select(table.partitions().get(0)).distinct().limit(MAX_PARTITIONS + 1).collectAsList().stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static ChangeCounts changes(Dataset<Row> changed) {
        long inserted = 0;
        long updated = 0;
        long deleted = 0;
        for (Row row : changed.groupBy(KNOWN, GONE).agg(count(lit(1))).collectAsList()) {
            if (row.getBoolean(1)) {
                deleted = row.getLong(2);
            } else if (row.getBoolean(0)) {
                updated = row.getLong(2);
            } else {
                inserted = row.getLong(2);
            }
        }
        return new ChangeCounts(inserted, updated, deleted);
    }

    private void merge(LakeTable table, Dataset<Row> changed, Column condition) {
        Map<String, String> update = new LinkedHashMap<>();
        Arrays.stream(table.columns().fieldNames()).forEach(name -> update.put(name, "s." + name));
        update.put(LakeTable.UPDATED, "current_timestamp()");
        Map<String, String> insert = new LinkedHashMap<>(update);
        insert.put(LakeTable.INSERTED, "current_timestamp()");
        tables.delta(table)
                .as("t")
                .merge(changed.as("s"), condition)
                .whenMatched("s." + GONE)
                .delete()
                .whenMatched()
                .updateExpr(update)
                .whenNotMatched("NOT s." + GONE)
                .insertExpr(insert)
                .execute();
    }

    private static Dataset<Row> stamped(LakeTable table, Dataset<Row> rows) {
        return rows.selectExpr(table.columns().fieldNames())
                .withColumn(LakeTable.INSERTED, current_timestamp())
                .withColumn(LakeTable.UPDATED, current_timestamp());
    }
}
