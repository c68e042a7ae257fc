package dev.sluice.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.Child;
import dev.sluice.backends.Ports;
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
 * A real Prometheus with the rules of deploy/observability. So that a test need not last hours, it looks every second, and
 * the rules' minutes are seconds to it: windows, {@code for} and offsets, and spans written as {@code N * 60}.
 */
final class Prometheus implements AutoCloseable {

    private static final Path RULES = Replica.ROOT.resolve("deploy/observability/prometheus/rules");
    private static final Pattern SPAN = Pattern.compile("(for: |\\[|offset )(\\d+)([mhd])");
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final Child child;
    private final int port;

    private Prometheus(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    static boolean isThere() {
        return Command.isOnPath("prometheus");
    }

    /**
     * Starts it, and waits until it has seen everybody.
     *
     * @param targets of each job, as host and port
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
            Child child = Child.start(
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
                .atMost(PATIENCE)
                .until(() -> query("up == 1").size() == all);
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
        return SPAN.matcher(rules).replaceAll(Prometheus::shorter).replace("* 60", "* 1");
    }

    private static String shorter(MatchResult span) {
        long number = Long.parseLong(span.group(2));
        return span.group(1)
                + switch (span.group(3)) {
                    case "m" -> number + "s";
                    case "h" -> number + "m";
                    default -> number * 24 + "m";
                };
    }

    /** Waits until the alert fires with these labels. */
    void awaitFiring(String alert, String labels) {
        long begun = System.nanoTime();
        await("%s{%s} to fire".formatted(alert, labels))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !firing(alert, labels).isEmpty());
        System.out.printf(
                "%s{%s} fires after %d s more%n",
                alert, labels, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    /** Waits until the alert does not fire. */
    void awaitSilent(String alert, String labels) {
        await("%s{%s} to clear".formatted(alert, labels))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> firing(alert, labels).isEmpty());
    }

    private List<JsonNode> firing(String alert, String labels) {
        return query("ALERTS{alertstate=\"firing\", alertname=\"%s\", %s}".formatted(alert, labels));
    }

    /** Whether the alert has fired at any time. */
    boolean hasFired(String alert) {
        return !query("max_over_time(ALERTS{alertstate=\"firing\", alertname=\"%s\"}[1h])".formatted(alert))
                .isEmpty();
    }

    /** The names of all that it knows. */
    List<String> alerts() {
        List<String> alerts = new ArrayList<>();
        for (JsonNode group : get("/api/v1/rules?type=alert").at("/data/groups")) {
            group.path("rules").forEach(rule -> alerts.add(rule.path("name").asText()));
        }
        return alerts;
    }

    /** What an expression gives now; fails if it is none. */
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
        return Api.get("http://127.0.0.1:" + port + path).body();
    }

    @Override
    public void close() {
        child.close();
    }
}
