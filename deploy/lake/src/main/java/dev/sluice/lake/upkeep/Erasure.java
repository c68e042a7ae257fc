package dev.sluice.lake.upkeep;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.ProgressFile;
import dev.sluice.lake.table.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes erased persons from every file. Silver deletes the row on reading the tombstone; the rows in bronze and quarantine
 * and in older files are removed here. The tombstone itself is kept, for a rebuild.
 */
public final class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private static final List<LakeTable> PERSONAL_TABLES =
            List.of(Bronze.TABLE, SilverStage.QUARANTINE, SilverTables.USERS);

    private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

    private final Tables tables;
    private final ProgressFile progressFile;

    /** Creates the erasure of the tables below a root. */
    public Erasure(Tables tables) {
        this.tables = tables;
        this.progressFile = new ProgressFile(tables, "_erasure");
    }

    /** Whether there are rows of a person to erase, or an unfinished erasure. */
    public boolean isPending() {
        return progressFile.read().isPresent()
                || (!tables.read(SilverStage.ERASED).isEmpty() && !erasable().isEmpty());
    }

    /**
     * Erases all pending persons. Old files are deleted immediately, so the stages must have caught up.
     *
     * @return the number of rows deleted from bronze
     */
    public long run() {
        if (!isPending()) {
            return 0;
        }
        progressFile.write("");
        Dataset<Row> erasable = erasable().persist();
        try {
            long rows = erasable.count();
            // Bronze last, so that a repetition after a failure still finds the rows.
            delete(SilverStage.QUARANTINE, erasable);
            delete(Bronze.TABLE, erasable);
            PERSONAL_TABLES.forEach(this::vacuum);
            progressFile.delete();
            LOG.info("erased rows={} of bronze", rows);
            return rows;
        } finally {
            erasable.unpersist();
        }
    }

    /** Rows of erased persons, from both topics, that are not newer than the tombstone. */
    private Dataset<Row> erasable() {
        Dataset<Row> users = tables.read(Bronze.TABLE)
                .where("feed = 'users' AND key IS NOT NULL")
                .withColumn("version", SilverTables.userVersion());
        Dataset<Row> gone =
                users.where("value IS NULL AND stored").groupBy("key").agg(max("version"));
        return users.where("value IS NOT NULL")
                .as("u")
                .join(gone.toDF("key", "until").as("g"), "key")
                .where("version IS NULL OR version <= until")
                .select(col("topic"), col("partition"), col("offset"));
    }

    /** Selected by offset, since Delta's log records the predicate. */
    private void delete(LakeTable table, Dataset<Row> erasable) {
        tables.delta(table)
                .as("t")
                .merge(
                        erasable.as("s"),
                        "t.feed = 'users' AND s.topic = t.topic AND s.partition = t.partition AND s.offset = t.offset")
                .whenMatched()
                .delete()
                .execute();
    }

    private void vacuum(LakeTable table) {
        String before = tables.spark().conf().get(CHECK, "true");
        tables.spark().conf().set(CHECK, "false");
        try {
            tables.delta(table).vacuum(0);
        } finally {
            tables.spark().conf().set(CHECK, before);
        }
    }
}
