package dev.sluice.lake;

import dev.sluice.lake.backfill.Backfill;
import dev.sluice.lake.backfill.Days;
import dev.sluice.lake.flow.Tally;
import dev.sluice.lake.rebuild.Rebuild;
import dev.sluice.lake.upkeep.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** The program: on a laptop by {@code java -jar}, on a cluster by {@code spark-submit}. */
public final class Lake {

    private static final String USAGE =
            "the commands are run, catch-up, backfill <archive> [days=<from>..<to>], rebuild and upkeep, not ";

    private final Layers layers;
    private final Tally tally;

    private Lake(SparkSession spark, LakeSettings settings) {
        this.tally = new Tally();
        this.layers = new Layers(spark, settings, tally);
    }

    /**
     * Runs a command.
     *
     * @param args {@code run}, the default: follows Kafka until it is stopped; {@code catch-up}: takes what is there
     *     through all layers, prints what it did, and ends; {@code backfill}: the same with an archive, a day at a time;
     *     {@code rebuild}: silver and gold anew; {@code upkeep}: retention, compaction, vacuum
     */
    public static void main(String[] args) throws Exception {
        List<String> words = args.length == 0 ? List.of("run") : List.of(args);
        if (!String.join(" ", words).matches("run|catch-up|rebuild|upkeep|backfill \\S+( days=\\S+)?")) {
            throw new IllegalArgumentException(USAGE + String.join(" ", words));
        }
        Days days = words.size() == 3 ? Days.of(words.get(2)) : Days.ALL;
        LakeSettings settings = LakeSettings.of(System.getProperties(), System.getenv());
        if (!words.get(0).equals("upkeep")) {
            Alone.at(settings.root());
        }
        try (SparkSession spark = LakeSession.start()) {
            Lake lake = new Lake(spark, settings);
            String command = words.get(0);
            // A rebuild that was killed is finished first: its half empty tables would be told as insights.
            if (command.equals("rebuild")
                    || (!command.equals("upkeep") && lake.rebuild().isUnderWay())) {
                lake.rebuild().run();
            }
            switch (command) {
                case "run" -> new Running(spark, settings).untilStopped();
                case "catch-up" -> lake.catchUp();
                case "backfill" -> lake.backfill(words.get(1), days);
                case "upkeep" -> lake.upkeep();
                default -> {}
            }
        }
    }

    private void catchUp() throws TimeoutException, StreamingQueryException {
        Instant begin = Instant.now();
        layers.flow().catchUp();
        new Erasure(layers.tables()).run();
        System.out.print(Summary.of(tally.rows(), Duration.between(begin, Instant.now())));
    }

    private void backfill(String archive, Days days) throws TimeoutException, StreamingQueryException {
        new Backfill(layers.tables(), layers.sessions(), System.out::println).load(archive, days);
    }

    private Rebuild rebuild() {
        return new Rebuild(layers.tables(), layers::belowBronze, System.out::println);
    }

    private void upkeep() {
        layers.create();
        layers.upkeep().run();
    }
}
