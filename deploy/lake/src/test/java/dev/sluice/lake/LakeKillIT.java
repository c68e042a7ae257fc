package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.backends.RunFolders;
import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills the packaged lake at random while session events arrive; in the end every layer is complete. */
class LakeKillIT {

    /** More with {@code -Dlake.sessions}. */
    private static final int SESSIONS = Integer.getInteger("lake.sessions", 1_500);

    private static final int KILLS = Integer.getInteger("lake.kills", 2);

    /** Options for a short run, half of which would otherwise be spent on compilation. */
    private static final List<String> SHORT_LIVED = List.of(
            "-XX:TieredStopAtLevel=1",
            "-Dspark.sql.codegen.wholeStage=false",
            "-Dspark.sql.codegen.factoryMode=NO_CODEGEN");

    private static final Path HOME = Path.of("target", "it").toAbsolutePath();

    private static final Duration CATCH_UP_TIMEOUT = Duration.ofMinutes(3).plusMillis(SESSIONS * 8L);

    /** Exists in the middle of a rebuild: silver has its rows again, gold not yet. */
    private static final Path FILLED = HOME.resolve("lake/_checkpoints/silver/commits/0");

    private final List<ChildProcess> started = new ArrayList<>();

    @AfterEach
    void stopProcesses() {
        started.forEach(ChildProcess::close);
    }

    @Test
    void killsLoseAndDuplicateNoOffset() throws Exception {
        OrphanedProcesses.end(HOME);
        RunFolders.delete(HOME.resolve("lake"));
        GeneratedSessionEvents generated = GeneratedSessionEvents.of(3, SESSIONS, List.of("FI", "SE", "NO", "DK"));
        Random random = new Random(Long.getLong("lake.seed", 1));
        int share = generated.events().size() / KILLS;
        try (Broker broker = Broker.start("it/kafka")) {
            int sent = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                long commits = commits();
                sent = send(broker, generated, sent, share / 2);
                broker.flush();
                ChildProcess lake = lake(broker, "run", SHORT_LIVED);
                awaitFirstBatch(lake, commits);
                // From before its first batch to after its last, while events keep arriving.
                Instant end = Instant.now().plusMillis(random.nextInt(6_000));
                while (Instant.now().isBefore(end)) {
                    sent = send(broker, generated, sent, share / 60);
                    assertThat(ended(lake, Duration.ofMillis(100)))
                            .as("the lake goes on until it is killed; %s", lake.tail())
                            .isFalse();
                }
                kill(lake);
            }
            send(broker, generated, sent, generated.events().size());
            broker.flush();
            end(broker, "catch-up");
            assertComplete(generated);

            ChildProcess rebuild = lake(broker, "rebuild", SHORT_LIVED);
            await().atMost(CATCH_UP_TIMEOUT)
                    .until(() -> (mark().equals("filling") && Files.exists(FILLED)) || !rebuild.isAlive());
            kill(rebuild);
            assertThat(mark()).isEqualTo("filling");
            end(broker, "catch-up");
            assertThat(mark()).isEmpty();
            assertComplete(generated);
        }
    }

    private void end(Broker broker, String command) throws Exception {
        ChildProcess last = lake(broker, command, SESSIONS > 10_000 ? List.of() : SHORT_LIVED.subList(0, 1));
        assertThat(ended(last, CATCH_UP_TIMEOUT)).isTrue();
        assertThat(last.onExit().join()).as(last.tail()).isZero();
    }

    private static String mark() throws IOException {
        Path mark = HOME.resolve("lake/_rebuild");
        return Files.exists(mark) ? Files.readString(mark) : "";
    }

    private static void kill(ChildProcess lake) throws Exception {
        ProcessHandle.of(lake.pid()).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(ended(lake, Duration.ofSeconds(30))).isTrue();
    }

    private static void assertComplete(GeneratedSessionEvents generated) throws Exception {
        try (SparkSession spark = LakeSession.start()) {
            Tables tables = new Tables(spark, HOME.resolve("lake").toString());
            SessionGold.bronzeHoldsEachOffsetOnce(
                    tables, "player-sessions.stored", generated.events().size());
            SessionGold.assertEquals(generated, tables, "true");
        }
    }

    /** Sends up to this many further events, and returns the number sent so far. */
    private static int send(Broker broker, GeneratedSessionEvents generated, int sent, int more) {
        int upTo = Math.min(generated.events().size(), sent + more);
        generated.events().subList(sent, upTo).forEach(event -> event.send(broker));
        return upTo;
    }

    private static boolean ended(ChildProcess lake, Duration timeout) throws Exception {
        try {
            lake.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private ChildProcess lake(Broker broker, String command, List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-XX:ReservedCodeCacheSize=240m"));
        line.addAll(options);
        line.addAll(List.of(
                "-Dsluice.lake.root=" + HOME.resolve("lake"),
                "-Dsluice.lake.every=1s",
                "-Dkafka.bootstrap.servers=" + broker.servers(),
                "-jar",
                System.getProperty("lake.jar", "target/lake.jar"),
                command));
        ChildProcess lake = ChildProcess.start("lake", HOME, line, Map.of());
        started.add(lake);
        // Also if the tests themselves are killed.
        Runtime.getRuntime().addShutdownHook(new Thread(lake::close, "lake-stop"));
        return lake;
    }

    /** Waits for the first batch of bronze in this run; an earlier kill would only hit the start of Spark. */
    private static void awaitFirstBatch(ChildProcess lake, long commitsBefore) {
        await().atMost(Duration.ofMinutes(3)).until(() -> commits() > Math.max(1, commitsBefore) || !lake.isAlive());
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
