package dev.sluice.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session with Delta; settings of {@code spark-submit} and system properties take precedence. */
public final class LakeSession {

    private LakeSession() {}

    /** Starts Spark, or returns the session of this JVM. */
    public static SparkSession start() {
        SparkConf conf = new SparkConf();
        read("/spark/required.properties").forEach(conf::set);
        read("/spark/defaults.properties").forEach(conf::setIfMissing);
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

    private static Map<String, String> read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = LakeSession.class.getResourceAsStream(resource)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }
}
