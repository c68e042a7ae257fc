package dev.sluice.lake;

import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.status.StageHealth;
import dev.sluice.lake.status.StageListener;
import dev.sluice.lake.status.StatusServer;
import dev.sluice.lake.upkeep.Erasure;
import dev.sluice.lake.upkeep.Maintenance;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;

/** Runs the lake continuously, with health checks and metrics. */
final class LakeRunner {

    /** Enough for a large micro-batch; a killed one is repeated. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(25);

    /** Runs before Spark's own hook, which has priority 40 and would abort the running batch. */
    private static final int BEFORE_SPARK = 100;

    private final SparkSession spark;
    private final LakeSettings settings;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RowCounts rowCounts = new RowCounts(meters);
    private final Layers layers;

    LakeRunner(SparkSession spark, LakeSettings settings) {
        this.spark = spark;
        this.settings = settings;
        this.layers = new Layers(spark, settings, rowCounts);
    }

    void untilStopped() throws TimeoutException, InterruptedException, IOException {
        Clock clock = Clock.systemUTC();
        Flow flow = layers.flow();
        StageHealth health = new StageHealth(clock, flow.stages());
        spark.streams().addListener(new StageListener(health, meters));
        ShutdownHookManager.get()
                .addShutdownHook(() -> stop(flow), BEFORE_SPARK, STOP_TIMEOUT.toSeconds() + 10, TimeUnit.SECONDS);
        Maintenance maintenance =
                new Maintenance(new Erasure(layers.tables()), layers.upkeep(), settings.upkeep(), rowCounts, clock);
        System.out.printf(
                "The lake is at %s: it reads %s of Kafka at %s every %.1f s.%n",
                settings.root(),
                String.join(", ", Feeds.names()),
                settings.servers(),
                settings.every().toMillis() / 1000.0);
        StatusServer status = settings.port().isPresent()
                ? StatusServer.start(settings.host(), settings.port().get(), health, meters)
                : null;
        try (status) {
            flow.run(settings.every(), maintenance);
        }
    }

    private static void stop(Flow flow) {
        try {
            flow.stop(STOP_TIMEOUT);
            System.out.println("The lake has stopped between two batches.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
