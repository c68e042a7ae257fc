package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The compose file with its dev overlay under podman, from images that were built a moment ago: ours by the recipe, the
 * base and the backends by the stand-ins, since no registry is asked.
 */
final class Compose implements AutoCloseable {

    private static final Path CONTAINERS = Replica.ROOT.resolve("deploy/containers");
    private static final String PROJECT = "sluice-it";
    private static final Duration BUILD = Duration.ofMinutes(10);
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final List<String> PARTS =
            List.of("query", "ingest", "scraper", "sources", "kafka", "cassandra", "redis");

    private final Map<String, Integer> ports = new TreeMap<>();
    private final Path home;
    private final Command command;
    private final Process engine;

    private Compose(Path home) {
        this.home = home;
        Path socket = home.resolve("podman.sock");
        Map<String, String> environment = new TreeMap<>(Map.of(
                "CONTAINERS_CONF",
                CONTAINERS.resolve("stand-ins/containers.conf").toString(),
                "DOCKER_HOST",
                "unix://" + socket,
                "BASE",
                "localhost/stand-in/jre",
                "TAG",
                PROJECT,
                "SLUICE_TAG",
                PROJECT));
        PARTS.forEach(part -> {
            ports.put(part, Ports.free(0));
            environment.put("SLUICE_PORT_" + part.toUpperCase(Locale.ROOT), "" + ports.get(part));
        });
        List.of("KAFKA", "CASSANDRA", "REDIS")
                .forEach(part ->
                        environment.put("SLUICE_IMAGE_" + part, "localhost/stand-in/" + part.toLowerCase(Locale.ROOT)));
        command = new Command(CONTAINERS, environment, home.resolve("log.txt"));
        engine = command.start(List.of("podman", "system", "service", "--time=0", "unix://" + socket));
        await("podman").atMost(MOMENT).until(() -> Files.exists(socket));
    }

    /** What is missing here; empty where it can run. */
    static String missing(Path home) {
        if (!Files.exists(Replica.ROOT.resolve("query-service/target/bom.json"))) {
            return "what -Dimages builds";
        }
        Path said = home.resolve("check.txt");
        try {
            new Command(CONTAINERS, Map.of(), said).run(MOMENT, List.of("stand-ins/check"));
            return "";
        } catch (AssertionError e) {
            return "a podman that builds and runs containers: " + e.getMessage();
        }
    }

    /** Builds the images, starts everything and waits until the services are ready. */
    static Compose start(Path home) {
        Compose compose = new Compose(home);
        try {
            compose.compose(MOMENT, "down", "--volumes");
            timed("stand-ins", () -> compose.command.run(BUILD, List.of("stand-ins/build")));
            timed("images", () -> compose.command.run(BUILD, List.of("./build")));
            timed("start", () -> compose.compose(START, "up", "-d"));
            timed("ready", compose::awaitReady);
            return compose;
        } catch (RuntimeException | AssertionError e) {
            compose.close();
            throw e;
        }
    }

    /** From outside, since nothing here runs the checks of containers. */
    void awaitReady() {
        for (String service : List.of("query", "ingest", "scraper")) {
            await(service).atMost(START).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                Bearer.Answer answer = new Bearer("").get(address(service, "/q/health/ready"));
                // Where CI fails nobody can ask again.
                assertThat(answer.status())
                        .withFailMessage("%s is not ready: %s", service, answer)
                        .isEqualTo(200);
            });
        }
    }

    String address(String part, String path) {
        return "http://127.0.0.1:" + ports.get(part) + path;
    }

    /** What the command prints that the first start has told. */
    Bearer bearer(String... roles) {
        List<String> words = new ArrayList<>(List.of("run", "--rm", "-T", "token"));
        words.addAll(List.of(roles));
        String printed = compose(MOMENT, words.toArray(String[]::new));
        return new Bearer(printed.lines()
                .filter(line -> line.startsWith("ey"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(printed)));
    }

    String logs(String service) {
        return podman("logs", name(service));
    }

    /** One of its facts, as podman spells them. */
    String fact(String service, String template) {
        return podman("inspect", "--format", template, name(service));
    }

    /** Ends its process without a word of warning, as a fault would, and waits until it was started again. */
    void kill(String service) {
        long before = pid(service);
        Launched.signal("KILL", before);
        await(service).atMost(MOMENT).until(() -> pid(service) != before && pid(service) > 0);
    }

    long pid(String service) {
        return Long.parseLong(fact(service, "{{.State.Pid}}"));
    }

    @Override
    public void close() {
        try {
            Files.writeString(home.resolve("containers.txt"), compose(MOMENT, "logs", "--no-color"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            compose(START, "down", "--volumes", "--timeout", "5");
        } finally {
            engine.destroy();
        }
    }

    private String podman(String... words) {
        List<String> all = new ArrayList<>(List.of("podman"));
        all.addAll(List.of(words));
        return command.run(MOMENT, all);
    }

    private String compose(Duration most, String... words) {
        List<String> all = new ArrayList<>(
                List.of("docker-compose", "-p", PROJECT, "-f", "compose.yaml", "-f", "compose.dev.yaml"));
        all.addAll(List.of(words));
        return command.run(most, all);
    }

    /** What a part of the start took belongs into what CI prints. */
    private static void timed(String part, Runnable start) {
        Instant before = Instant.now();
        start.run();
        System.out.printf(
                "%s: %d s%n", part, Duration.between(before, Instant.now()).toSeconds());
    }

    private static String name(String service) {
        return PROJECT + "_" + service + "_1";
    }
}
