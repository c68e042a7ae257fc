package dev.sluice.local.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.CommandRunner;
import dev.sluice.local.platform.LaunchedPlatform;
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
 * The compose file with its dev overlay, run by podman on images that are built first: the services by the Containerfile, the base
 * image and the backends by the stand-ins, since no registry is used.
 */
final class ComposePlatform implements AutoCloseable {

    private static final Path CONTAINERS = ServiceReplica.ROOT.resolve("deploy/containers");
    private static final Path STAND_INS = ServiceReplica.ROOT.resolve(".ci/stand-ins");
    private static final String PROJECT = "sluice-it";
    private static final Duration BUILD_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final List<String> PARTS =
            List.of("query", "ingest", "scraper", "sources", "kafka", "cassandra", "redis");

    private final Map<String, Integer> ports = new TreeMap<>();
    private final Path home;
    private final CommandRunner command;
    private final Process engine;

    private ComposePlatform(Path home) {
        this.home = home;
        Path socket = home.resolve("podman.sock");
        Map<String, String> environment = new TreeMap<>(Map.of(
                "CONTAINERS_CONF",
                STAND_INS.resolve("containers.conf").toString(),
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
        command = new CommandRunner(CONTAINERS, environment, home.resolve("log.txt"));
        engine = command.start(List.of("podman", "system", "service", "--time=0", "unix://" + socket));
        await("podman").atMost(TIMEOUT).until(() -> Files.exists(socket));
    }

    /** Describes missing requirements of this machine; empty if there are none. */
    static String missing(Path home) {
        if (!Files.exists(ServiceReplica.ROOT.resolve("query-service/target/bom.json"))) {
            return "what -Dimages builds";
        }
        Path log = home.resolve("check.txt");
        try {
            new CommandRunner(CONTAINERS, Map.of(), log).run(TIMEOUT, List.of(STAND_INS + "/check"));
            return "";
        } catch (AssertionError e) {
            return "a podman that builds and runs containers: " + e.getMessage();
        }
    }

    /** Builds the images, starts all containers and waits until the services are ready. */
    static ComposePlatform start(Path home) {
        ComposePlatform compose = new ComposePlatform(home);
        try {
            compose.compose(TIMEOUT, "down", "--volumes");
            timed("stand-ins", () -> compose.command.run(BUILD_TIMEOUT, List.of(STAND_INS + "/build")));
            timed("images", () -> compose.command.run(BUILD_TIMEOUT, List.of("./build")));
            timed("start", () -> compose.compose(START_TIMEOUT, "up", "-d"));
            timed("ready", compose::awaitReady);
            return compose;
        } catch (RuntimeException | AssertionError e) {
            compose.close();
            throw e;
        }
    }

    /** Asks the services themselves, since podman does not run health checks without systemd. */
    void awaitReady() {
        for (String service : List.of("query", "ingest", "scraper")) {
            await(service)
                    .atMost(START_TIMEOUT)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        BearerClient.BearerResponse answer =
                                new BearerClient("").get(address(service, "/q/health/ready"));
                        // The response is printed, since the request cannot be repeated after a failure in CI.
                        assertThat(answer.status())
                                .withFailMessage("%s is not ready: %s", service, answer)
                                .isEqualTo(200);
                    });
        }
    }

    String address(String part, String path) {
        return "http://127.0.0.1:" + ports.get(part) + path;
    }

    /** Creates a token by the command that the log of the container keys names. */
    BearerClient bearer(String... roles) {
        List<String> words = new ArrayList<>(List.of("run", "--rm", "-T", "token"));
        words.addAll(List.of(roles));
        String printed = compose(TIMEOUT, words.toArray(String[]::new));
        return new BearerClient(printed.lines()
                .filter(line -> line.startsWith("ey"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(printed)));
    }

    String logs(String service) {
        return podman("logs", name(service));
    }

    /** Inspects a container by a podman template. */
    String inspect(String service, String template) {
        return podman("inspect", "--format", template, name(service));
    }

    /** Kills the process of a container by SIGKILL and waits until it is restarted. */
    void kill(String service) {
        long before = pid(service);
        LaunchedPlatform.signal("KILL", before);
        await(service).atMost(TIMEOUT).until(() -> pid(service) != before && pid(service) > 0);
    }

    long pid(String service) {
        return Long.parseLong(inspect(service, "{{.State.Pid}}"));
    }

    @Override
    public void close() {
        try {
            Files.writeString(home.resolve("containers.txt"), compose(TIMEOUT, "logs", "--no-color"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            compose(START_TIMEOUT, "down", "--volumes", "--timeout", "5");
        } finally {
            engine.destroy();
        }
    }

    private String podman(String... words) {
        List<String> all = new ArrayList<>(List.of("podman"));
        all.addAll(List.of(words));
        return command.run(TIMEOUT, all);
    }

    private String compose(Duration timeout, String... words) {
        List<String> all = new ArrayList<>(
                List.of("docker-compose", "-p", PROJECT, "-f", "compose.yaml", "-f", "compose.dev.yaml"));
        all.addAll(List.of(words));
        return command.run(timeout, all);
    }

    /** Prints how long a part of the start has taken, for the log of CI. */
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
