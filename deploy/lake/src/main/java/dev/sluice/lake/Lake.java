package dev.sluice.lake;

import dev.sluice.lake.backfill.Backfill;
import dev.sluice.lake.backfill.DateRange;
import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.rebuild.Rebuild;
import dev.sluice.lake.upkeep.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;

/** Entry point: {@code java -jar} on a laptop, {@code spark-submit} on a cluster. */
public final class Lake {

    private static final String USAGE =
            "the commands are run, catch-up, backfill <archive> [days=<from>..<to>], rebuild and upkeep, not ";

    private final Layers layers;
    private final RowCounts rowCounts;

    private Lake(SparkSession spark, LakeSettings settings) {
        this.rowCounts = new RowCounts();
        this.layers = new Layers(spark, settings, rowCounts);
    }

    /**
     * Runs a command.
     *
     * @param args {@code run}, the default: follows Kafka until it is stopped; {@code catch-up}: processes what
     *     is available, prints the row counts and exits; {@code backfill}: the same with an archive, day by day;
     *     {@code rebuild}: rebuilds silver and gold from bronze; {@code upkeep}: retention, compaction, vacuum
     */
    public static void main(String[] args) throws Exception {
        List<String> words = args.length == 0 ? List.of("run") : List.of(args);
        if (!String.join(" ", words).matches("run|catch-up|rebuild|upkeep|backfill \\S+( days=\\S+)?")) {
            throw new IllegalArgumentException(USAGE + String.join(" ", words));
        }
        DateRange days = words.size() == 3 ? DateRange.of(words.get(2)) : DateRange.ALL;
        LakeSettings settings = LakeSettings.of(System.getProperties(), System.getenv());
        if (!words.get(0).equals("upkeep")) {
            RootLock.at(settings.root());
        }
        try (SparkSession spark = LakeSession.start()) {
            Lake lake = new Lake(spark, settings);
            String command = words.get(0);
            // An interrupted rebuild is finished first, since its partial tables would be published as insights.
            if (command.equals("rebuild")
                    || (!command.equals("upkeep") && lake.rebuild().isUnderWay())) {
                lake.rebuild().run();
            }
            switch (command) {
                case "run" -> new LakeRunner(spark, settings).untilStopped();
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
        Map<String, Long> rows = rowCounts.rows();
        print("bronze", rows.getOrDefault("bronze" + Flow.READ, 0L));
        rows.keySet().stream().filter(table -> table.contains("/")).forEach(table -> print(table, rows.get(table)));
        print("quarantine", rows.getOrDefault("quarantine", 0L));
        System.out.printf("in %.1f s%n", Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }

    private static void print(String table, long rows) {
        System.out.printf(Locale.ROOT, "%-45s %,12d rows%n", table, rows);
    }

    private void backfill(String archive, DateRange days) throws TimeoutException, StreamingQueryException {
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
