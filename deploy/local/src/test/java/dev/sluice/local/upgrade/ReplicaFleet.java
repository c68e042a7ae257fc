package dev.sluice.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.Backends;
import dev.sluice.backends.JavaExecutables;
import dev.sluice.local.ServiceReplica;
import dev.sluice.setup.Setup;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Real backends with replicas of two versions of the services, which can be added and removed. */
final class ReplicaFleet implements AutoCloseable {

    private final Path home;
    private final Backends backends;
    private final Map<String, String> addresses;
    private final List<VersionedReplica> members = new CopyOnWriteArrayList<>();
    private int lastNumber;

    private ReplicaFleet(Path home, Backends backends) {
        this.home = home;
        this.backends = backends;
        this.addresses = ServiceReplica.backends(
                kafka(), backends.cassandra().address(), backends.redis().address());
    }

    /**
     * A replica and its version.
     *
     * @param root the checkout in which the version is built
     */
    record VersionedReplica(String service, Path root, ServiceReplica replica) {}

    /** Starts the backends, without tables and topics. */
    static ReplicaFleet start(Path home) {
        return new ReplicaFleet(home, Backends.start(home, new Backends.WantedPorts(0, 0, 0), line -> {}));
    }

    String kafka() {
        return backends.kafka().address();
    }

    /** Applies the contract of a version: a Setup process with that contract first on its class path. */
    void apply(Path root) {
        String classPath = root.resolve("deploy") + File.pathSeparator + System.getProperty("java.class.path");
        ProcessBuilder setup = new ProcessBuilder(JavaExecutables.own(), "-cp", classPath, Setup.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("setup.log").toFile());
        setup.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", kafka(),
                        "CASSANDRA_CONTACT_POINTS", backends.cassandra().address(),
                        "CASSANDRA_DATACENTER", backends.datacenter()));
        try {
            assertThat(setup.start().waitFor())
                    .as("%s", home.resolve("setup.log"))
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts replicas of a version and waits until they are ready. */
    void add(Path root, String service, int replicas) {
        List<VersionedReplica> added = IntStream.range(0, replicas)
                .mapToObj(one -> new VersionedReplica(
                        service, root, ServiceReplica.start(root, service, ++lastNumber, home, Map.of(), addresses)))
                .toList();
        added.forEach(member -> member.replica().awaitReady());
        members.addAll(added);
    }

    /** Stops the replicas of a version one at a time, as a cluster does: no new requests, then SIGTERM. */
    void remove(Path root, String service) {
        of(root, service).forEach(member -> {
            members.remove(member);
            member.replica().close();
        });
    }

    /** The ready replicas of a service, of any version. */
    List<VersionedReplica> of(String service) {
        return members.stream()
                .filter(member -> member.service().equals(service))
                .toList();
    }

    /** The ready replicas of a service and version. */
    List<VersionedReplica> of(Path root, String service) {
        return of(service).stream().filter(member -> member.root().equals(root)).toList();
    }

    @Override
    public void close() {
        members.forEach(member -> member.replica().close());
        backends.close();
    }
}
