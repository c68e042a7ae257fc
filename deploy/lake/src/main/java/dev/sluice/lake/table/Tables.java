package dev.sluice.lake.table;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;

/**
 * The lake's tables below their root folder.
 *
 * @param spark that reads and writes them
 * @param root an address that Hadoop has a file system for
 */
public record Tables(SparkSession spark, String root) {

    private static final String STATISTICS = "delta.dataSkippingStatsColumns";

    /** The location of a table. */
    public String path(LakeTable table) {
        return root + "/" + table.name();
    }

    /** The checkpoint of a stage; losing it costs time but no rows. */
    public String checkpoint(String stage) {
        return root + "/_checkpoints/" + stage;
    }

    /** Creates a missing table, and adds columns that are new in this version. */
    public void create(LakeTable table) {
        if (DeltaTable.isDeltaTable(spark, path(table))) {
            addColumns(table);
            measure(table);
            return;
        }
        DeltaTableBuilder builder = DeltaTable.createIfNotExists(spark)
                .location(path(table))
                .addColumns(table.stored())
                .partitionedBy(table.partitions().toArray(String[]::new))
                // Not all readers support them.
                .property("delta.enableDeletionVectors", "false");
        if (table.changeFeed()) {
            builder = builder.property("delta.enableChangeDataFeed", "true");
        }
        if (!table.withoutStatistics().isEmpty()) {
            builder = builder.property(STATISTICS, String.join(",", table.statisticsColumns()));
        }
        builder.execute();
    }

    /** The current rows. */
    public Dataset<Row> read(LakeTable table) {
        return spark.read().format("delta").load(path(table));
    }

    /** Whether it has no rows; a cheap check that avoids an expensive plan. */
    public boolean isEmpty(LakeTable table) {
        return read(table).isEmpty();
    }

    /** A stream of the rows added to a table, from its beginning; deletions and rewritten files are ignored. */
    public Dataset<Row> additions(LakeTable table) {
        return stream().option("skipChangeCommits", "true").load(path(table));
    }

    /** A stream of a table's changes: first its current rows as insertions, then each row before and after a change. */
    public Dataset<Row> changes(LakeTable table) {
        return stream().option("readChangeFeed", "true").load(path(table));
    }

    /** Appends rows. */
    public void append(LakeTable table, Dataset<Row> rows) {
        rows.write().format("delta").mode("append").save(path(table));
    }

    /** The Delta handle, to merge and compact. */
    public DeltaTable delta(LakeTable table) {
        return DeltaTable.forPath(spark, path(table));
    }

    /** Deletes a file or folder below the root, if it exists. */
    public void delete(String name) {
        Path path = new Path(root, name);
        try {
            path.getFileSystem(spark.sessionState().newHadoopConf()).delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataStreamReader stream() {
        // Bounds the memory of a batch during a catch-up.
        return spark.readStream().format("delta").option("maxBytesPerTrigger", "32m");
    }

    private void measure(LakeTable table) {
        String measured = String.join(",", table.statisticsColumns());
        if (!table.withoutStatistics().isEmpty()
                && !measured.equals(delta(table)
                        .detail()
                        .selectExpr("properties['" + STATISTICS + "']")
                        .first()
                        .getString(0))) {
            spark.sql("ALTER TABLE delta.`%s` SET TBLPROPERTIES ('%s' = '%s')"
                    .formatted(path(table), STATISTICS, measured));
        }
    }

    private void addColumns(LakeTable table) {
        Set<String> present = Arrays.stream(read(table).columns()).collect(Collectors.toSet());
        String missing = Arrays.stream(table.stored().fields())
                .filter(field -> !present.contains(field.name()))
                .map(field -> "`%s` %s".formatted(field.name(), field.dataType().sql()))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            spark.sql("ALTER TABLE delta.`" + path(table) + "` ADD COLUMNS (" + missing + ")");
        }
    }
}
