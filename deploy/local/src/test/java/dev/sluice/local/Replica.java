package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Child;
import dev.sluice.backends.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A replica of a packaged service as a process of its own, at backends whose addresses the test knows. */
final class Replica implements AutoCloseable {

    /** Where this version's services are built. */
    static final Path ROOT =
            Path.of(System.getProperty("sluice.root", "../..")).toAbsolutePath().normalize();

    private final Path root;
    private final Service service;
    private final String log;
    private final Path home;
    private final Map<String, String> settings;
    private final Map<String, String> environment;
    private final Http http = new Http();
    private Child child;

    private Replica(
            Path root,
            Service service,
            String log,
            Path home,
            Map<String, String> settings,
            Map<String, String> environment) {
        this.root = root;
        this.service = service;
        this.log = log;
        this.home = home;
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * Starts one and does not wait.
     *
     * @param name of the service
     * @param number in the name of its log
     * @param home for its log
     * @param settings as system properties
     * @param backends where it finds them, see {@link #backends}
     */
    static Replica start(
            String name, int number, Path home, Map<String, String> settings, Map<String, String> backends) {
        return start(ROOT, name, number, home, settings, backends);
    }

    /** Starts one that was built below another root. */
    static Replica start(
            Path root, String name, int number, Path home, Map<String, String> settings, Map<String, String> backends) {
        Replica replica =
                new Replica(root, new Service(name, Ports.free(0), 0), name + "-" + number, home, settings, backends);
        replica.start();
        return replica;
    }

    /** The environment that names the backends; the only node of a cluster of this machine. */
    static Map<String, String> backends(String kafka, String cassandra, String redis) {
        return new TreeMap<>(Map.of(
                "SLUICE_AUTH",
                "none",
                "SLUICE_ERASURE_KEY",
                "only-for-tests",
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "QUARKUS_CASSANDRA_CONTACT_POINTS",
                cassandra,
                "QUARKUS_CASSANDRA_LOCAL_DATACENTER",
                "datacenter1",
                "QUARKUS_REDIS_HOSTS",
                "redis://" + redis));
    }

    /** Starts it, again if it was killed. */
    void start() {
        // Whatever these were built as, another version that a test builds is jars.
        Form form = root.equals(ROOT) ? Form.of(System.getProperties()) : Form.JAR;
        child = Child.start(log, home, service.command(form, root, Map.of(), settings), environment);
    }

    void awaitReady() {
        await(log + " to be ready")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> http.isOk(address("/q/health/ready")) || !isAlive());
        assertThat(isAlive()).as(child.tail()).isTrue();
    }

    boolean isAlive() {
        return child.isAlive();
    }

    /** Waits until it has ended by itself and answers its exit value. */
    int awaitExit() {
        return child.onExit().orTimeout(2, TimeUnit.MINUTES).join();
    }

    /** Without a word of warning. */
    void kill() {
        Launched.signal("KILL", child.pid());
        await().until(() -> !isAlive());
    }

    String address(String path) {
        return service.address(path);
    }

    @Override
    public void close() {
        child.close();
    }
}
