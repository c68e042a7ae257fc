package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.Backends;
import dev.sluice.backends.Java;
import dev.sluice.setup.Setup;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Real backends and any number of replicas of two versions of the services, which come and go. */
final class Fleet implements AutoCloseable {

    private final Path home;
    private final Backends backends;
    private final Map<String, String> addresses;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private int started;

    private Fleet(Path home, Backends backends) {
        this.home = home;
        this.backends = backends;
        this.addresses = Replica.backends(
                kafka(), backends.cassandra().address(), backends.redis().address());
    }

    /**
     * A replica among others.
     *
     * @param root where its version is built
     */
    record Member(String service, Path root, Replica replica) {}

    /** Starts the backends without tables or topics. */
    static Fleet start(Path home) {
        return new Fleet(home, Backends.start(home, new Backends.Wanted(0, 0, 0), line -> {}));
    }

    String kafka() {
        return backends.kafka().address();
    }

    /** Applies the contract of a version as an operator does: a Setup of its own, with that contract before its own. */
    void apply(Path root) {
        String classPath = root.resolve("deploy") + File.pathSeparator + System.getProperty("java.class.path");
        ProcessBuilder setup = new ProcessBuilder(Java.own(), "-cp", classPath, Setup.class.getName())
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

    /** Starts replicas of a version and waits until they are ready; only then others may be stopped. */
    void add(Path root, String service, int replicas) {
        List<Member> added = IntStream.range(0, replicas)
                .mapToObj(one ->
                        new Member(service, root, Replica.start(root, service, ++started, home, Map.of(), addresses)))
                .toList();
        added.forEach(member -> member.replica().awaitReady());
        members.addAll(added);
    }

    /** Stops the replicas of a version, one at a time, as a cluster does: nobody new is sent there, then SIGTERM. */
    void remove(Path root, String service) {
        of(root, service).forEach(member -> {
            members.remove(member);
            member.replica().close();
        });
    }

    /** The ready replicas of a service, of whatever version. */
    List<Member> of(String service) {
        return members.stream()
                .filter(member -> member.service().equals(service))
                .toList();
    }

    /** Those of one version. */
    List<Member> of(Path root, String service) {
        return of(service).stream().filter(member -> member.root().equals(root)).toList();
    }

    @Override
    public void close() {
        members.forEach(member -> member.replica().close());
        backends.close();
    }
}
