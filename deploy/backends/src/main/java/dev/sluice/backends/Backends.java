package dev.sluice.backends;

import dev.sluice.setup.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A running Cassandra, Kafka and Redis.
 *
 * @param cassandra its process and CQL port
 * @param kafka its process and bootstrap port
 * @param redis its process and port
 */
public record Backends(RunningBackend cassandra, RunningBackend kafka, RunningBackend redis) implements AutoCloseable {

    /** A started backend and its port on the loopback address. */
    public record RunningBackend(ChildProcess child, int port) {

        /** Host and port for clients. */
        public String address() {
            return "127.0.0.1:" + port;
        }
    }

    /**
     * Ports to try first; a port in use is replaced by a free one.
     *
     * @param cassandra or 0 for any
     * @param kafka or 0 for any
     * @param redis or 0 for any
     */
    public record WantedPorts(int cassandra, int kafka, int redis) {}

    /**
     * Starts all three in parallel and waits until they are ready.
     *
     * @param folder for their data, logs and configuration; a second start in it finds the data again
     * @param wanted ports
     * @param progress receives a line when each is ready
     * @return the running backends
     * @throws IllegalStateException if one does not start; the others are stopped again
     */
    public static Backends start(Path folder, WantedPorts wanted, Consumer<String> progress) {
        int cassandraPort = Ports.free(wanted.cassandra());
        int kafkaPort = Ports.free(wanted.kafka());
        int redisPort = Ports.free(wanted.redis());
        String redisServer = Redis.executable(folder);
        var cassandra = timed("Cassandra", cassandraPort, () -> Cassandra.start(folder, cassandraPort), progress);
        var kafka = timed("Kafka", kafkaPort, () -> Kafka.start(folder, kafkaPort), progress);
        var redis = timed("Redis", redisPort, () -> Redis.start(redisServer, folder, redisPort), progress);
        try {
            return new Backends(cassandra.join(), kafka.join(), redis.join());
        } catch (CompletionException e) {
            Stream.of(cassandra, kafka, redis).forEach(start -> start.handle((running, failure) -> running)
                    .thenAccept(running -> {
                        if (running != null) {
                            running.child().close();
                        }
                    })
                    .join());
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** The data centre name that Cassandra's clients need. */
    public String datacenter() {
        return Cassandra.DATACENTER;
    }

    /**
     * Applies the contract to Kafka and Cassandra with a replication factor of 1.
     *
     * @param progress receives a line for each topic and table
     */
    public void applyContract(Consumer<String> progress) {
        Setup.apply(
                new Setup.Target(kafka.address(), cassandra.address(), datacenter(), null, null, 1, Map.of()),
                progress);
    }

    /** Stops all three in parallel. */
    @Override
    public void close() {
        List<CompletableFuture<Void>> stops = Stream.of(cassandra, kafka, redis)
                .map(running -> CompletableFuture.runAsync(running.child()::close))
                .toList();
        stops.forEach(CompletableFuture::join);
    }

    private static CompletableFuture<RunningBackend> timed(
            String name, int port, Supplier<ChildProcess> start, Consumer<String> progress) {
        Instant begin = Instant.now();
        return CompletableFuture.supplyAsync(() -> {
            ChildProcess child = start.get();
            RunningBackend running = new RunningBackend(child, port);
            progress.accept("%s is up on %s after %.1f s"
                    .formatted(
                            name,
                            running.address(),
                            Duration.between(begin, Instant.now()).toMillis() / 1000.0));
            return running;
        });
    }
}
