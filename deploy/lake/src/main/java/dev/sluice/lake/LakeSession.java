package dev.sluice.lake;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session with Delta; settings of {@code spark-submit} and system properties take precedence. */
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
            // Of a repeated header the last value counts, as in the services.
            "spark.sql.mapKeyDedupPolicy",
            "LAST_WIN");

    /** Defaults for a laptop that also runs the platform: little memory, few log lines, few files. */
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
            // The merged rows are cached already, and computing them again gives the same rows.
            "spark.databricks.delta.merge.materializeSource",
            "none",
            "spark.sql.streaming.numRecentProgressUpdates",
            "10000");

    private LakeSession() {}

    /** Starts Spark, or returns the session of this JVM. */
    public static SparkSession start() {
        SparkConf conf = new SparkConf();
        NEEDED.forEach(conf::set);
        MODEST.forEach(conf::setIfMissing);
        if (conf.get("spark.master").startsWith("local")) {
            // In some networks a laptop cannot reach itself by its host name.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            // A single process needs no heartbeats; after a laptop's sleep they would end it.
            conf.setIfMissing("spark.network.timeout", "24h");
            // Not in the working directory; no table is stored there.
            conf.setIfMissing(
                    "spark.sql.warehouse.dir",
                    Path.of(System.getProperty("java.io.tmpdir"), "sluice-warehouse")
                            .toUri()
                            .toString());
            // Number of tasks that list files during a vacuum; the default is 10 000.
            conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", "8");
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
