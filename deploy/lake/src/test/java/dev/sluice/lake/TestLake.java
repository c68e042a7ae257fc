package dev.sluice.lake;

import dev.sluice.backends.RunFolders;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A lake and its Kafka, shared by all tests of a JVM since both start slowly; each test uses its own ids. */
final class TestLake {

    private static TestLake one;

    private final Broker broker;
    private final SparkSession spark;
    private final Tables tables;

    private TestLake(Broker broker, SparkSession spark, Tables tables) {
        this.broker = broker;
        this.spark = spark;
        this.tables = tables;
    }

    static synchronized TestLake one() throws ExecutionException, InterruptedException {
        if (one == null) {
            Path root = Path.of("target", "lake").toAbsolutePath();
            RunFolders.delete(root);
            SparkSession spark = LakeSession.start();
            one = new TestLake(Broker.start("kafka"), spark, new Tables(spark, root.toString()));
        }
        return one;
    }

    Broker broker() {
        return broker;
    }

    Tables tables() {
        return tables;
    }

    /** Processes all records of Kafka through all layers, and returns the rows written by table. */
    Map<String, Long> catchUp() throws Exception {
        broker.flush();
        RowCounts rowCounts = new RowCounts();
        // A small maximum, so that there are several batches.
        new Layers(spark, settings(tables.root(), broker, 1_000), rowCounts)
                .flow()
                .catchUp();
        return rowCounts.rows();
    }

    /** Settings without upkeep, retention and status port. */
    static LakeSettings settings(String root, Broker broker, long offsets) {
        return new LakeSettings(
                root,
                Map.of("bootstrap.servers", broker.servers()),
                Duration.ofSeconds(1),
                offsets,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1");
    }

    /** A table's rows that match a condition, sorted by the first column. */
    List<Row> rows(LakeTable table, String where, String... columns) {
        return tables.read(table)
                .where(where)
                .selectExpr(columns)
                .orderBy(columns[0])
                .collectAsList();
    }
}
