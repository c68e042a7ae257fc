package dev.sluice.lake.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.table.ChangeCounts;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import dev.sluice.lake.table.Upsert;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Merges rows added to bronze into the tables of silver; the result does not depend on order or repetition.
 *
 * @param tables that exist
 * @param rowCounts counts changed and quarantined rows
 * @param retention maximum age of a session's event
 */
public record SilverStage(Tables tables, RowCounts rowCounts, Retention retention) implements Stage {

    /** Quarantined rows, once per offset. */
    public static final LakeTable QUARANTINE = LakeTable.keyed(
                    "quarantine", """
            feed string, expectation string, topic string, partition int, offset bigint, ce_id string, value binary,
            at timestamp""", List.of("topic", "partition", "offset"), List.of(), false)
            .withoutStatistics("ce_id", "value");

    /** Erasure time of each erased person by a hash of the key, so that an older row does not restore one. */
    public static final LakeTable ERASED = LakeTable.keyed(
            "silver/users_erased", "user_hash string, version bigint", List.of("user_hash"), List.of(), false);

    /** The newer row wins; of equal versions the same row wins in any order. */
    private static final String NEWER = """
            s.version > t.version OR s.version = t.version AND (s.gone OR s.ce_id > t.ce_id
              OR s.ce_id = t.ce_id AND s.digest > t.digest)""";

    @Override
    public String name() {
        return "silver";
    }

    @Override
    public Dataset<Row> source() {
        return tables.additions(Bronze.TABLE);
    }

    /** Merges rows of any feed; rows of other than stored topics are ignored. */
    @Override
    public void process(Dataset<Row> bronze, long number) {
        Dataset<Row> stored = bronze.where("stored").persist();
        try {
            Set<String> feeds = stored.select("feed").distinct().collectAsList().stream()
                    .map(row -> row.getString(0))
                    .collect(Collectors.toSet());
            SilverTables.ALL.stream()
                    .filter(table -> feeds.contains(table.feed()))
                    .forEach(table -> process(table, stored.where(col("feed").equalTo(table.feed()))));
        } finally {
            stored.unpersist();
        }
    }

    private void process(SilverTable table, Dataset<Row> stored) {
        Dataset<Row> rows =
                retention.kept(table.table(), RowParser.rows(table, stored)).persist();
        quarantine(table, rows.where(col(RowParser.BROKEN).isNotNull()));
        Dataset<Row> newest =
                newest(table, rows.where(col(RowParser.BROKEN).isNull())).persist();
        try {
            Dataset<Row> kept = table.storage().erasable() ? withoutErased(table, rows, newest) : newest;
            rowCounts.changed(table.table().name(), new Upsert(tables).apply(table.table(), kept, NEWER));
        } finally {
            newest.unpersist();
            rows.unpersist();
        }
    }

    private void quarantine(SilverTable table, Dataset<Row> broken) {
        if (!broken.isEmpty()) {
            Dataset<Row> rows = broken.withColumn("feed", lit(table.feed()))
                    .withColumnRenamed(RowParser.BROKEN, "expectation")
                    .withColumn("at", col("recorded_at"))
                    .withColumn(Upsert.GONE, lit(false))
                    .selectExpr(columns(QUARANTINE));
            ChangeCounts changes = new Upsert(tables).apply(QUARANTINE, rows, "false");
            rowCounts.changed(QUARANTINE.name(), changes);
            // A repeated batch quarantines nothing twice.
            if (changes.inserted() > 0) {
                rows.groupBy("expectation")
                        .count()
                        .collectAsList()
                        .forEach(row -> rowCounts.quarantined(table.feed(), row.getString(0), row.getLong(1)));
            }
        }
    }

    private static Dataset<Row> newest(SilverTable table, Dataset<Row> rows) {
        Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
        return rows.groupBy(key)
                .agg(expr("max_by(struct(*), struct(version, gone, ce_id, digest))")
                        .as("newest"))
                .select("newest.*")
                .selectExpr(columns(table.table()));
    }

    private Dataset<Row> withoutErased(SilverTable table, Dataset<Row> rows, Dataset<Row> newest) {
        String hash = "sha2(" + table.key().get(0) + ", 256)";
        Dataset<Row> erasures = rows.where("gone AND broken IS NULL")
                .groupBy(expr(hash).as("user_hash"))
                .agg(expr("max(version)").as("version"))
                .withColumn(Upsert.GONE, lit(false));
        rowCounts.changed(ERASED.name(), new Upsert(tables).apply(ERASED, erasures, "s.version > t.version"));
        return newest.as("n")
                .join(
                        tables.read(ERASED).as("e"),
                        expr("NOT n.gone AND sha2(n." + table.key().get(0)
                                + ", 256) = e.user_hash AND n.version <= e.version"),
                        "left_anti");
    }

    private static String[] columns(LakeTable table) {
        String[] names = table.columns().fieldNames();
        String[] all = Arrays.copyOf(names, names.length + 1);
        all[names.length] = Upsert.GONE;
        return all;
    }
}
