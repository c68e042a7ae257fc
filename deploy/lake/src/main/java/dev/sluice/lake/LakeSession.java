package dev.sluice.lake;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark with Delta as the lake needs it; whatever {@code spark-submit} or a system property says goes before. */
public final class LakeSession {

    private static final Map<String, String> NEEDED = Map.of(
            "spark.sql.extensions",
            "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog",
            "org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "spark.sql.session.timeZone",
            "UTC",
            "spark.sql.parquet.outputTimestampType",
            "TIMESTAMP_MICROS",
            // A header that stands twice: the last counts, as in the services.
            "spark.sql.mapKeyDedupPolicy",
            "LAST_WIN");

    /** For one laptop beside the platform: small, quiet, few files. */
    private static final Map<String, String> MODEST = Map.of(
            "spark.master",
            "local[*]",
            "spark.app.name",
            "sluice-lake",
            "spark.ui.enabled",
            "false",
            "spark.ui.showConsoleProgress",
            "false",
            "spark.sql.shuffle.partitions",
            "4",
            // Delta reads a table's state in 50 tasks by default, which is most of a small batch's time.
            "spark.databricks.delta.snapshotPartitions",
            "2",
            // All stages' plans together are more than the 100 that are kept by default, and would be compiled each
            // round.
            "spark.sql.codegen.cache.maxEntries",
            "1000",
            // Few and larger files for each partition of a table, whatever the number of tasks.
            "spark.databricks.delta.optimizeWrite.enabled",
            "true",
            // What is merged is kept in memory already, and computed anew it is the same.
            "spark.databricks.delta.merge.materializeSource",
            "none",
            "spark.sql.streaming.numRecentProgressUpdates",
            "10000");

    private LakeSession() {}

    /** Starts Spark, or takes the session that this JVM has. */
    public static SparkSession start() {
        SparkConf conf = new SparkConf();
        NEEDED.forEach(conf::set);
        MODEST.forEach(conf::setIfMissing);
        if (conf.get("spark.master").startsWith("local")) {
            // Found by its name, a laptop is not reachable from itself in every network.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            // One process needs no heartbeats; after a laptop's sleep they would end it.
            conf.setIfMissing("spark.network.timeout", "24h");
            // Not where it stands; no table is kept there.
            conf.setIfMissing(
                    "spark.sql.warehouse.dir",
                    Path.of(System.getProperty("java.io.tmpdir"), "sluice-warehouse")
                            .toUri()
                            .toString());
            // So many tasks list the files of a vacuum; by default 10 000.
            conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", "8");
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
