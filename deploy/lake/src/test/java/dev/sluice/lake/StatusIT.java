package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.backends.RunFolders;
import dev.sluice.lake.bronze.Bronze;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the packaged lake as the launcher does: readiness, metrics, erasure, and the lock against a second process. */
class StatusIT {

    private static final Path HOME = Path.of("target", "status").toAbsolutePath();
    private static final int PORT = Ports.free(0);

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aRunningLakeReportsHealthAndMetrics() throws Exception {
        RunFolders.delete(HOME);
        try (Broker broker = Broker.start("status/kafka")) {
            Process lake = lake(broker, "run");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> get("health/ready").equals("{\"status\":\"UP\"}"));
            assertThat(get("health/live")).isEqualTo("{\"status\":\"UP\"}");

            broker.send("users.stored", "p1", "p1/1", "2026-11-20T12:00:00.000Z", """
                    {"userId":"p1","collectedAt":"2026-11-20T12:00:00Z","email":"a@example.com"}""");
            broker.send("users.stored", "p2", "p2/1", "2026-11-20T12:00:00.000Z", """
                    {"userId":"p2","collectedAt":"2026-11-20T12:00:00Z","email":"no address"}""");
            broker.send("users.stored", "p1", "erasure/p1", "2026-11-20T13:00:00.000Z", null);
            broker.flush();

            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(get("metrics"))
                    .contains("sluice_lake_stage_read_total{stage=\"bronze\"} 3.0")
                    .contains("sluice_lake_kafka_behind 0.0")
                    .contains("sluice_lake_stage_heard_timestamp_seconds{stage=\"silver\"}")
                    .contains("sluice_lake_stage_failures_total{stage=\"silver\"} 0.0"));
            await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(get("metrics"))
                    .contains("sluice_lake_quarantined_total{expectation=\"email has an @\",feed=\"users\"} 1.0")
                    .contains(watched()));
            Path log = HOME.resolve("run.log");
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> Files.readString(log).contains("erased rows=1 of " + Bronze.TABLE.name()));
            Process second = lake(broker, "catch-up");
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isNotZero();
            assertThat(HOME.resolve("catch-up.log")).content().contains("another process works on the lake");
            lake.destroy();
            assertThat(lake.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(log)
                    .content()
                    .contains("has stopped between two batches")
                    .doesNotContain("the batch lock is closed");
        }
    }

    /** Every metric of the lake that an alert or a dashboard uses. */
    private static Set<String> watched() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : List.of("prometheus/rules", "grafana/dashboards")) {
            try (Stream<Path> files = Files.list(Path.of("..", "observability", folder))) {
                for (Path file : files.toList()) {
                    Pattern.compile("sluice_lake_\\w+")
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(name -> names.add(name.group()));
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private Process lake(Broker broker, String command) throws IOException {
        File log = Files.createDirectories(HOME).resolve(command + ".log").toFile();
        Process lake = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=240m",
                        "-Dsluice.lake.root=" + HOME.resolve("lake"),
                        "-Dsluice.lake.every=1s",
                        "-Dsluice.lake.port=" + PORT,
                        "-Dkafka.bootstrap.servers=" + broker.servers(),
                        "-jar",
                        System.getProperty("lake.jar", "target/lake.jar"),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        started.add(lake);
        return lake;
    }

    private static String get(String path) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/q/" + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "not yet: " + e;
        }
    }
}
