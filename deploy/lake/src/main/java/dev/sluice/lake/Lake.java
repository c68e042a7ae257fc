package dev.sluice.lake;

import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.flow.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** The program: on a laptop by {@code java -jar}, on a cluster by {@code spark-submit}. */
public final class Lake {

    /** A micro-batch of a large catch-up may take a while; a killed one is only done again. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** Before Spark's own hook, which is at 40: it would take the ground from under the batch that runs. */
    private static final int BEFORE_SPARK = 100;

    private Lake() {}

    /**
     * Runs a command.
     *
     * @param args {@code run}, the default: follows Kafka until it is stopped; {@code catch-up}: takes what is there
     *     through all layers, prints what it did, and ends
     */
    public static void main(String[] args) throws Exception {
        String command = args.length == 0 ? "run" : args[0];
        if (args.length > 1 || !command.matches("run|catch-up")) {
            throw new IllegalArgumentException("the commands are run and catch-up, not " + String.join(" ", args));
        }
        LakeSettings settings = LakeSettings.of(System.getProperties(), System.getenv());
        try (SparkSession spark = LakeSession.start()) {
            if (command.equals("run")) {
                run(spark, settings);
            } else {
                catchUp(spark, settings);
            }
        }
    }

    private static void run(SparkSession spark, LakeSettings settings) throws TimeoutException, InterruptedException {
        Flow flow = Layers.of(spark, settings, new Tally());
        ShutdownHookManager.get()
                .addShutdownHook(() -> stop(flow), BEFORE_SPARK, PATIENCE.toSeconds() + 10, TimeUnit.SECONDS);
        System.out.printf(
                "The lake is at %s: it reads %s of Kafka at %s every %.1f s.%n",
                settings.root(),
                String.join(", ", Feeds.names()),
                settings.servers(),
                settings.every().toMillis() / 1000.0);
        flow.run(settings.every());
    }

    private static void stop(Flow flow) {
        try {
            flow.stop(PATIENCE);
            System.out.println("The lake has stopped between two batches.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void catchUp(SparkSession spark, LakeSettings settings)
            throws TimeoutException, StreamingQueryException {
        Instant begin = Instant.now();
        Tally tally = new Tally();
        Layers.of(spark, settings, tally).catchUp();
        System.out.print(Summary.of(tally.rows(), Duration.between(begin, Instant.now())));
    }
}
