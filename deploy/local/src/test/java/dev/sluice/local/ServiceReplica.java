package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.Ports;
import dev.sluice.local.platform.LaunchedPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A replica of a packaged service in a process of its own, on the backends of a test. */
public final class ServiceReplica implements AutoCloseable {

    /** The checkout whose services are run, unless a test names another. */
    public static final Path ROOT =
            Path.of(System.getProperty("sluice.root", "../..")).toAbsolutePath().normalize();

    private final Path root;
    private final ServiceEndpoint service;
    private final String log;
    private final Path home;
    private final Map<String, String> settings;
    private final Map<String, String> environment;
    private final HttpProbe http = new HttpProbe();
    private ChildProcess child;

    private ServiceReplica(
            Path root,
            ServiceEndpoint service,
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
     * Starts a replica without waiting until it is ready.
     *
     * @param name of the service's module
     * @param number distinguishes its log
     * @param home folder of its log
     * @param settings as system properties
     * @param backends environment variables, see {@link #backends}
     */
    public static ServiceReplica start(
            String name, int number, Path home, Map<String, String> settings, Map<String, String> backends) {
        return start(ROOT, name, number, home, settings, backends);
    }

    /** Starts a replica that was built in another checkout. */
    public static ServiceReplica start(
            Path root, String name, int number, Path home, Map<String, String> settings, Map<String, String> backends) {
        ServiceReplica replica = new ServiceReplica(
                root, new ServiceEndpoint(name, Ports.free(0), 0), name + "-" + number, home, settings, backends);
        replica.start();
        return replica;
    }

    /** The environment variables that name the backends of this machine, each with one node. */
    public static Map<String, String> backends(String kafka, String cassandra, String redis) {
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

    /** Starts the process, also after it was killed. */
    public void start() {
        // Another version, which a test has built, is always packaged as jars.
        Packaging packaging = root.equals(ROOT) ? Packaging.of(System.getProperties()) : Packaging.JAR;
        child = ChildProcess.start(log, home, service.command(packaging, root, Map.of(), settings), environment);
    }

    /** Waits until the replica is ready; fails if it exits before. */
    public void awaitReady() {
        await(log + " to be ready")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> http.isOk(address("/q/health/ready")) || !isAlive());
        assertThat(isAlive()).as(child.tail()).isTrue();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** Waits until the process has exited by itself and returns its exit code. */
    public int awaitExit() {
        return child.onExit().orTimeout(2, TimeUnit.MINUTES).join();
    }

    /** Kills the process by SIGKILL and waits for its end. */
    public void kill() {
        LaunchedPlatform.signal("KILL", child.pid());
        await().until(() -> !isAlive());
    }

    public String address(String path) {
        return service.address(path);
    }

    @Override
    public void close() {
        child.close();
    }
}
