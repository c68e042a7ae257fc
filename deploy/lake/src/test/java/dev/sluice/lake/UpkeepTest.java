package dev.sluice.lake;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.RunFolders;
import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.status.StageHealth;
import dev.sluice.lake.status.StageListener;
import dev.sluice.lake.table.Tables;
import dev.sluice.lake.upkeep.Erasure;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasure, retention and compaction of a small lake that is filled from rows of bronze. */
class UpkeepTest {

    private static final Path ROOT = Path.of("target", "lake-upkeep").toAbsolutePath();
    private static final String CODEC = "spark.sql.parquet.compression.codec";
    private static final String PLAYER = "0a2d12a1a7e145de8bae44c0c6e06629";
    private static final String SESSION = "4a0c43c9-c43a-42ff-ba55-67563dfa35d";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private SparkSession spark;
    private Layers layers;
    private Tables tables;
    private int offset;

    @BeforeEach
    void anEmptyLake() throws Exception {
        TestLake lake = TestLake.one();
        RunFolders.delete(ROOT);
        spark = lake.tables().spark();
        // So that files can be searched for a name.
        spark.conf().set(CODEC, "uncompressed");
        layers = new Layers(
                spark,
                new LakeSettings(
                        ROOT.toString(),
                        Map.of("bootstrap.servers", lake.broker().servers()),
                        Duration.ofSeconds(1),
                        1_000,
                        Optional.empty(),
                        Optional.of(Duration.ofDays(365)),
                        Optional.empty(),
                        "127.0.0.1"),
                new RowCounts(meters));
        tables = layers.tables();
        layers.create();
    }

    @AfterEach
    void resetCompression() {
        spark.conf().unset(CODEC);
    }

    @Test
    void anErasedPersonIsInNoFileAndOthersAreKept() throws Exception {
        person("users", "p1", "2026-11-20T12:00:00.000Z", "Zebulonia");
        person("users.stored", "p1", "2026-11-20T12:00:00.000Z", "Zebulonia");
        person("users.stored", "p1", "2026-11-20T13:00:00.000Z", "Zebulonia");
        person("users.stored", "p1", "2026-11-20T14:04:59.000Z", "Zebulonia");
        person("users.stored", "p1", "yesterday", "Zebulonia");
        person("users.stored", "p2", "2026-11-20T12:00:00.000Z", "Yolandia");
        StageListener watch = new StageListener(new StageHealth(Clock.systemUTC(), List.of()), meters);
        spark.streams().addListener(watch);
        layers.belowBronze().catchUp();
        await().untilAsserted(() -> assertThat(meters.scrape())
                .contains("sluice_lake_rows_total{change=\"inserted\",table=\"silver/users\"} 2.0")
                .contains("sluice_lake_quarantined_total{expectation=\"envelope is whole\",feed=\"users\"} 1.0")
                .contains("sluice_lake_stage_read_total{stage=\"silver\"} 6.0")
                .contains("sluice_lake_stage_last_batch_seconds{stage=\"silver\"}"));
        spark.streams().removeListener(watch);
        Erasure erasure = new Erasure(tables);
        assertThat(erasure.isPending()).isFalse();
        assertThat(filesWith("Zebulonia"))
                .anyMatch(file -> file.contains("bronze"))
                .anyMatch(file -> file.contains("silver/users"))
                .anyMatch(file -> file.contains("quarantine"));
        assertThat(filesWith("Zebulonia")).noneMatch(file -> file.contains("_delta_log"));

        bronze("users.stored", "p1", "erasure/p1", "2026-11-20T14:00:00.000Z", null);
        layers.belowBronze().catchUp();
        assertThat(erasure.isPending()).isTrue();
        long erased = erasure.run();

        assertThat(erased).isEqualTo(5);
        assertThat(filesWith("Zebulonia")).isEmpty();
        assertThat(erasure.isPending()).isFalse();
        assertThat(tables.read(Bronze.TABLE).where("key = 'p1'").count()).isEqualTo(1);
        assertThat(tables.read(SilverStage.QUARANTINE).count()).isZero();
        layers.belowBronze().catchUp();
        assertThat(tables.read(SilverTables.USERS).select("first_name").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("Yolandia");
    }

    @Test
    void oldSessionsAreDeletedAndSmallFilesCompacted() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int number = 0; number < 10; number++) {
            half(number, now);
        }
        half(11, now.minus(Duration.ofDays(370)));
        // As if it had been stored more than a year ago.
        tables.append(
                SilverTables.PLAYER_SESSIONS,
                spark.sql("SELECT 'start' AS event, DATE '2020-01-01' AS event_date, 1L AS version")
                        .withColumn("session_id", lit(SESSION + "a"))
                        .withColumn("player_id", lit(PLAYER)));
        layers.sessions().catchUp();
        assertThat(sessions()).hasSize(11).contains(SESSION + "a").doesNotContain(SESSION + "b");
        int before = tables.read(Bronze.TABLE).inputFiles().length;

        layers.upkeep().run();
        layers.sessions().catchUp();

        assertThat(sessions()).hasSize(10).doesNotContain(SESSION + "a");
        assertThat(tables.read(Bronze.TABLE).count()).isEqualTo(10);
        assertThat(before).isGreaterThan(8);
        assertThat(tables.read(Bronze.TABLE).inputFiles()).hasSize(1);
    }

    private List<String> sessions() {
        return tables.read(SessionStage.TABLE).select("session_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void half(int number, Instant at) {
        String session = SESSION + Integer.toHexString(number);
        bronze("player-sessions.stored", PLAYER, PLAYER + "/" + session + ":start", at.toString(), """
                {"event":"start","sessionId":"%s","playerId":"%s","country":"FI","at":"%s"}""".formatted(
                        session, PLAYER, at));
    }

    private void person(String topic, String id, String time, String name) {
        bronze(topic, id, id + "/" + offset, time, """
                {"userId":"%s","collectedAt":"2026-11-20T12:00:00Z","firstName":"%s","email":"%2$s@example.com"}""".formatted(id, name));
    }

    private void bronze(String topic, String key, String id, String time, String value) {
        tables.append(
                Bronze.TABLE,
                spark.sql("SELECT 1")
                        .selectExpr(
                                "'" + topic.replace(".stored", "") + "' AS feed",
                                "current_date() AS day",
                                topic.endsWith(".stored") + " AS stored",
                                "'" + topic + "' AS topic",
                                "0 AS partition",
                                offset++ + "L AS offset",
                                "'" + key + "' AS key",
                                "CAST(" + (value == null ? "NULL" : "'" + value + "'") + " AS binary) AS value",
                                "'" + id + "' AS ce_id",
                                "'" + time + "' AS ce_time",
                                "current_timestamp() AS recorded_at"));
    }

    private static List<String> filesWith(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, name))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean contains(Path file, String name) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
