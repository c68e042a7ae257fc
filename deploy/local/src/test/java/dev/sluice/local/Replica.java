package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Child;
import dev.sluice.backends.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One more replica of a service, beside the one of a launched platform whose backends have ports that the test chose. */
final class Replica implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Service service;
    private final Child child;

    private Replica(Service service, Child child) {
        this.service = service;
        this.child = child;
    }

    /** Starts it and waits until it is ready. */
    static Replica start(String name, Path home, int kafka, int cassandra, int redis) {
        Service service = new Service(name, Ports.free(0), 0);
        Path root = Path.of(System.getProperty("sluice.root", ".")).toAbsolutePath();
        Child child = Child.start(
                name + "-2",
                home,
                service.command(root, Map.of(), Map.of()),
                Map.of(
                        "SLUICE_AUTH", "none",
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka,
                        "QUARKUS_CASSANDRA_CONTACT_POINTS", "127.0.0.1:" + cassandra,
                        "QUARKUS_CASSANDRA_LOCAL_DATACENTER", "datacenter1",
                        "QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + redis));
        Http http = new Http();
        await(name + " to be ready")
                .atMost(START)
                .until(() -> http.isOk(service.address("/q/health/ready")) || !child.isAlive());
        assertThat(child.isAlive()).as(child.tail()).isTrue();
        return new Replica(service, child);
    }

    String address(String path) {
        return service.address(path);
    }

    @Override
    public void close() {
        child.close();
    }
}
