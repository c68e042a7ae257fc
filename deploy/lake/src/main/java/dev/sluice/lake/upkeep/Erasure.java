package dev.sluice.lake.upkeep;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.silver.Silver;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Mark;
import dev.sluice.lake.table.Tables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes erased persons out of every file: silver deleted the row when it met the tombstone, what bronze and quarantine
 * have and what older files hold goes here. The tombstone itself stays, for a rebuild.
 */
public final class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private static final List<LakeTable> WITH_PERSONS = List.of(Bronze.TABLE, Silver.QUARANTINE, SilverTables.USERS);

    private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

    private final Tables tables;
    private final Mark mark;

    /** Erases below the tables' root. */
    public Erasure(Tables tables) {
        this.tables = tables;
        this.mark = new Mark(tables, "_erasure");
    }

    /** Whether there is a row of a person who is to be erased, or an erasure that did not end. */
    public boolean isPending() {
        return mark.read().isPresent() || (!tables.read(Silver.ERASED).isEmpty() && !doomed().isEmpty());
    }

    /**
     * Erases who is to be erased. Old files go at once, so the stages must have read all there is.
     *
     * @return how many rows of bronze went
     */
    public long run() {
        if (!isPending()) {
            return 0;
        }
        mark.write("");
        Dataset<Row> doomed = doomed().persist();
        try {
            long rows = doomed.count();
            // Bronze last: while it has the rows, a repetition finds them.
            delete(Silver.QUARANTINE, doomed);
            delete(Bronze.TABLE, doomed);
            WITH_PERSONS.forEach(this::vacuum);
            mark.remove();
            LOG.info("erased rows={} of bronze", rows);
            return rows;
        } finally {
            doomed.unpersist();
        }
    }

    /** Rows of both topics of persons, unless they are newer than the tombstone. */
    private Dataset<Row> doomed() {
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

    /** By offset, since what is compared is written to the log. */
    private void delete(LakeTable table, Dataset<Row> doomed) {
        tables.delta(table)
                .as("t")
                .merge(
                        doomed.as("s"),
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
