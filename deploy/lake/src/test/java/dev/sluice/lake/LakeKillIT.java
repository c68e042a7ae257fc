package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Folders;
import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.table.Tables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged lake is killed at random while session events flow; in the end every layer is whole. */
class LakeKillIT {

    /** Few here; deploy/bench has the large form. */
    private static final int SESSIONS = Integer.getInteger("lake.sessions", 3_000) / 2;

    private static final int KILLS = Integer.getInteger("lake.kills", 2);
    private static final Path HOME = Path.of("target", "it").toAbsolutePath();

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void noneIsLeftBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aLakeKilledAtRandomHoldsEachOffsetOnceAndCountsAsAnIndependentComputation() throws Exception {
        Folders.delete(HOME.resolve("lake"));
        Halves halves = Halves.of(3, SESSIONS, List.of("FI", "SE", "NO", "DK"));
        Random random = new Random(Long.getLong("lake.seed", 1));
        try (Broker broker = Broker.start("it/kafka")) {
            int sent = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                long commits = commits();
                Process lake = lake(broker, "run");
                int upTo = (int) ((long) halves.events().size() * kill / KILLS);
                halves.events().subList(sent, upTo).forEach(half -> half.send(broker));
                broker.flush();
                sent = upTo;
                awaitLife(lake, commits);
                // From before its first batch to after its last.
                boolean ended = lake.waitFor(random.nextInt(6_000), TimeUnit.MILLISECONDS);
                assertThat(ended)
                        .as("the lake, see %s, goes on until it is killed", HOME.resolve("lake.log"))
                        .isFalse();
                lake.destroyForcibly().waitFor();
            }
            Process last = lake(broker, "catch-up");
            assertThat(last.waitFor(
                            Duration.ofMinutes(2).plusMillis(SESSIONS * 4L).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
            assertThat(last.exitValue()).isZero();

            try (SparkSession spark = LakeSession.start()) {
                Tables tables = new Tables(spark, HOME.resolve("lake").toString());
                SessionGold.bronzeHoldsEachOffsetOnce(
                        tables, "player-sessions.stored", halves.events().size());
                SessionGold.isThatOf(halves, tables, "true");
            }
        }
    }

    private Process lake(Broker broker, String command) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                // Half of a short life would be spent on compiling well.
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-Dsluice.lake.root=" + HOME.resolve("lake"),
                "-Dsluice.lake.every=1s",
                "-Dkafka.bootstrap.servers=" + broker.servers(),
                "-jar",
                System.getProperty("lake.jar", "target/lake.jar"),
                command));
        File log = Files.createDirectories(HOME).resolve("lake.log").toFile();
        Process lake = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        started.add(lake);
        return lake;
    }

    /** Until bronze has its first batch of this life; a kill before that would only meet Spark's start. */
    private static void awaitLife(Process lake, long commitsBefore) {
        await().atMost(Duration.ofSeconds(90)).until(() -> commits() > Math.max(1, commitsBefore) || !lake.isAlive());
    }

    private static long commits() throws IOException {
        Path log = HOME.resolve("lake").resolve(Bronze.TABLE.name()).resolve("_delta_log");
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }
}
