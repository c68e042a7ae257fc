package dev.sluice.local.alerts;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.Ports;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Prometheus with the rules of deploy/observability. So that a test does not take hours, it scrapes every second, and the
 * minutes of the rules become seconds: windows, {@code for} and offsets, and durations written as {@code N * 60}.
 */
final class Prometheus implements AutoCloseable {

    private static final Path RULES = ServiceReplica.ROOT.resolve("deploy/observability/prometheus/rules");
    private static final Pattern DURATION = Pattern.compile("(for: |\\[|offset )(\\d+)([mhd])");
    private static final Duration TIMEOUT = Duration.ofSeconds(100);

    private final ChildProcess child;
    private final int port;

    private Prometheus(ChildProcess child, int port) {
        this.child = child;
        this.port = port;
    }

    static boolean isInstalled() {
        return CommandRunner.isOnPath("prometheus");
    }

    /**
     * Starts Prometheus and waits until all targets are up.
     *
     * @param targets host and port of each target, by job
     */
    static Prometheus start(Path home, Map<String, List<String>> targets) {
        try {
            Path rules = Files.createDirectories(home.resolve("rules"));
            try (Stream<Path> files = Files.list(RULES)) {
                for (Path file : files.toList()) {
                    Files.writeString(rules.resolve(file.getFileName()), inSeconds(Files.readString(file)));
                }
            }
            Path config = Files.writeString(home.resolve("prometheus.yaml"), config(targets));
            int port = Ports.free(0);
            ChildProcess child = ChildProcess.start(
                    "prometheus",
                    home,
                    List.of(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + home.resolve("data/prometheus"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn"),
                    Map.of());
            child.awaitPort(port, Duration.ofSeconds(30));
            Prometheus prometheus = new Prometheus(child, port);
            prometheus.awaitAll(targets);
            return prometheus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAll(Map<String, List<String>> targets) {
        long all = targets.values().stream().mapToLong(List::size).sum();
        await("all targets to be up")
                .atMost(TIMEOUT)
                .until(() -> isReady() && query("up == 1").size() == all);
    }

    /** Prometheus listens before it answers queries: a busy machine takes a while between the two. */
    private boolean isReady() {
        return ApiClient.get("http://127.0.0.1:" + port + "/-/ready").status() == 200;
    }

    private static String config(Map<String, List<String>> targets) {
        return """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: [rules/*.yaml]
                scrape_configs:
                """
                + targets.entrySet().stream()
                        .map(job -> "  - {job_name: %s, metrics_path: /q/metrics, static_configs: [{targets: %s}]}%n"
                                .formatted(job.getKey(), job.getValue()))
                        .collect(Collectors.joining());
    }

    static String inSeconds(String rules) {
        return DURATION.matcher(rules).replaceAll(Prometheus::shorter).replace("* 60", "* 1");
    }

    private static String shorter(MatchResult duration) {
        long number = Long.parseLong(duration.group(2));
        return duration.group(1)
                + switch (duration.group(3)) {
                    case "m" -> number + "s";
                    case "h" -> number + "m";
                    default -> number * 24 + "m";
                };
    }

    /** Waits until an alert fires with these labels. */
    void awaitFiring(String alert, String labels) {
        long begun = System.nanoTime();
        await("%s{%s} to fire".formatted(alert, labels))
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !firing(alert, labels).isEmpty());
        System.out.printf(
                "%s{%s} fires after %d s more%n",
                alert, labels, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    /** Waits until no alert fires with these labels. */
    void awaitSilent(String alert, String labels) {
        await("%s{%s} to clear".formatted(alert, labels))
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> firing(alert, labels).isEmpty());
    }

    private List<JsonNode> firing(String alert, String labels) {
        return query("ALERTS{alertstate=\"firing\", alertname=\"%s\", %s}".formatted(alert, labels));
    }

    /** Whether an alert has fired within the last hour. */
    boolean hasFired(String alert) {
        return !query("max_over_time(ALERTS{alertstate=\"firing\", alertname=\"%s\"}[1h])".formatted(alert))
                .isEmpty();
    }

    /** The names of all alerts in the rules. */
    List<String> alerts() {
        List<String> alerts = new ArrayList<>();
        for (JsonNode group : get("/api/v1/rules?type=alert").at("/data/groups")) {
            group.path("rules").forEach(rule -> alerts.add(rule.path("name").asText()));
        }
        return alerts;
    }

    /** Evaluates an expression now; fails if it is invalid. */
    List<JsonNode> query(String expression) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer);
        }
        List<JsonNode> series = new ArrayList<>();
        answer.at("/data/result").forEach(series::add);
        return series;
    }

    private JsonNode get(String path) {
        return ApiClient.get("http://127.0.0.1:" + port + path).body();
    }

    @Override
    public void close() {
        child.close();
    }
}
