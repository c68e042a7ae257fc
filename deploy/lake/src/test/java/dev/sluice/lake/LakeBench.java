package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.RunFolders;
import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.bronze.BronzeStage;
import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.gold.InsightStage;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.insights.InsightPublisher;
import dev.sluice.lake.silver.Retention;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.Tables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Compares the rows per second of each layer with a plain Spark copy of the same rows to Parquet; run by name. */
class LakeBench {

    private static final int EVENTS = Integer.getInteger("lake.bench.events", 1_000_000);

    /** A prime that does not divide the number of events: a multiplication permutes the events. */
    private static final long STEP = 15_485_863;

    private static final Path HOME = Path.of("target", "bench").toAbsolutePath();

    @Test
    void eachLayerBesideAPlainCopyOfTheSameRows() throws Exception {
        RunFolders.delete(HOME);
        try (Broker broker = Broker.start("bench/kafka");
                SparkSession spark = LakeSession.start()) {
            send(broker);
            Tables tables = new Tables(spark, HOME.resolve("lake").toString());
            LakeSettings settings = TestLake.settings(tables.root(), broker, 300_000);
            RowCounts rowCounts = new RowCounts();
            new Layers(spark, settings, rowCounts).create();
            List<Stage> toGold = List.of(
                    new SessionStage(tables, rowCounts),
                    new InsightStage(tables, SessionStage.TABLE, new InsightPublisher(settings), rowCounts));

            // The first job includes the start of Spark and is not measured.
            copy(kafka(spark, broker), "warm");
            long bronze = took(tables, rowCounts, List.of(new BronzeStage(tables, settings, Feeds.topics())));
            line("Kafka to bronze", bronze, copy(kafka(spark, broker), "bronze"));
            long typed = took(
                    tables,
                    rowCounts,
                    List.of(new SilverStage(tables, rowCounts, new Retention(Optional.empty(), Clock.systemUTC()))));
            line("bronze to silver", typed, copy(tables.read(Bronze.TABLE), "silver"));
            long gold = took(tables, rowCounts, toGold);
            line("silver to gold", gold, copy(tables.read(SilverTables.PLAYER_SESSIONS), "gold"));

            assertThat(tables.read(SilverTables.PLAYER_SESSIONS).count()).isEqualTo(EVENTS);
            assertThat(tables.read(SessionStage.TABLE)
                            .where("session_status = 1")
                            .count())
                    .isEqualTo(EVENTS / 2);
        }
    }

    private static void send(Broker broker) throws Exception {
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        for (int number = 0; number < EVENTS; number++) {
            int event = (int) (number * STEP % EVENTS);
            int session = event / 2;
            Instant start = from.plus(session * 1_700L % 864_000_000L, ChronoUnit.MILLIS);
            String player = "%032x".formatted(session / 7);
            String id = "%08x-0000-4000-8000-%012x".formatted(session, session);
            (event % 2 == 0
                            ? new GeneratedSessionEvents.SessionEvent(
                                    "start", id, player, "" + (char) ('A' + session % 25) + 'A', start)
                            : new GeneratedSessionEvents.SessionEvent("end", id, player, null, start.plusSeconds(600)))
                    .send(broker);
            if (number % 50_000 == 0) {
                broker.flush();
            }
        }
        broker.flush();
    }

    private static Dataset<Row> kafka(SparkSession spark, Broker broker) {
        return spark.read()
                .format("kafka")
                .option("kafka.bootstrap.servers", broker.servers())
                .option("subscribe", "player-sessions.stored")
                .option("includeHeaders", true)
                .load();
    }

    private static long took(Tables tables, RowCounts rowCounts, List<Stage> stages) throws Exception {
        long begin = System.nanoTime();
        new Flow(tables, stages, rowCounts).catchUp();
        return System.nanoTime() - begin;
    }

    private static long copy(Dataset<Row> rows, String name) {
        long begin = System.nanoTime();
        rows.write()
                .mode("overwrite")
                .parquet(HOME.resolve("copy").resolve(name).toString());
        return System.nanoTime() - begin;
    }

    private static void line(String layer, long nanos, long copied) {
        System.out.printf(
                "%-18s %,10.0f rows/s, a plain copy %,10.0f rows/s: %.1f times as long%n",
                layer, EVENTS * 1e9 / nanos, EVENTS * 1e9 / copied, (double) nanos / copied);
    }
}
