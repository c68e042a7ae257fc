package dev.sluice.bench;

import dev.sluice.backends.Backends;
import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.JavaExecutables;
import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.backends.Ports;
import dev.sluice.backends.RunFolders;
import dev.sluice.bench.BenchSettings.Workload;
import dev.sluice.setup.RetryPause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Fresh backends with the contract applied, a load generator, and the processes that are measured. */
final class BenchPlatform implements AutoCloseable {

    /**
     * What a container of the chart gives a service: 40 % of 768 MiB, and the collector that a JVM chooses there. The
     * compiler's threads stay, so that their processor time is not lost when they end.
     */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx307m",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=96m",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UseDynamicNumberOfCompilerThreads");

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private final BenchSettings settings;
    private final Path folder;
    private final Backends backends;
    private final KafkaProgress progress;
    private final int generatorPort = Ports.free(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<ChildProcess> children = new CopyOnWriteArrayList<>();

    private BenchPlatform(BenchSettings settings, Path folder, Backends backends) {
        this.settings = settings;
        this.folder = folder;
        this.backends = backends;
        this.progress = new KafkaProgress(backends.kafka().address());
    }

    static BenchPlatform start(BenchSettings settings) {
        Path folder = settings.target().resolve("run");
        OrphanedProcesses.end(folder);
        RunFolders.delete(folder);
        Backends backends = Backends.start(folder, new Backends.WantedPorts(0, 0, 0), System.out::println);
        BenchPlatform platform = new BenchPlatform(settings, folder, backends);
        try {
            backends.applyContract(line -> {});
            platform.startMain(
                            "load-generator",
                            "dev.sluice.bench.load.LoadGenerator",
                            backends.kafka().address(),
                            Integer.toString(platform.generatorPort))
                    .awaitPort(platform.generatorPort, START_TIMEOUT);
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    BenchSettings settings() {
        return settings;
    }

    Backends backends() {
        return backends;
    }

    KafkaProgress progress() {
        return progress;
    }

    /** Starts a main class of this module with the JVM options of the services. */
    ChildProcess startMain(String name, String main, String... arguments) {
        String classPath =
                settings.target().resolve("bench.jar") + ":" + settings.target().resolve("lib") + "/*";
        return start(
                name,
                Stream.of(Stream.of(JavaExecutables.own()), JVM_OPTIONS.stream(), Stream.of("-cp", classPath, main))
                        .flatMap(words -> words)
                        .toList(),
                arguments);
    }

    /** Starts a packaged service with settings, and waits until it is ready. */
    ChildProcess startService(String name, Path module, Map<String, String> properties) {
        int port = Ports.free(0);
        List<String> command = new ArrayList<>(List.of(JavaExecutables.own()));
        command.addAll(JVM_OPTIONS);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-jar",
                module.resolve("target/quarkus-app/quarkus-run.jar").toString()));
        ChildProcess child = start(name, command);
        child.awaitPort(port, START_TIMEOUT);
        for (int attempt = 0;
                get("http://127.0.0.1:" + port + "/q/health/ready").statusCode() != 200;
                attempt++) {
            if (attempt > START_TIMEOUT.toSeconds()) {
                throw new IllegalStateException(name + " was not ready.\n" + child.tail());
            }
            RetryPause.millis(1_000);
        }
        return child;
    }

    ChildProcess start(String name, List<String> command, String... arguments) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        ChildProcess child = ChildProcess.start(
                name,
                folder,
                line,
                Map.of(
                        "SLUICE_AUTH",
                        "none",
                        "SLUICE_ERASURE_KEY",
                        "not-a-secret-only-for-the-bench",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        backends.kafka().address(),
                        "QUARKUS_CASSANDRA_CONTACT_POINTS",
                        backends.cassandra().address(),
                        "QUARKUS_CASSANDRA_LOCAL_DATACENTER",
                        backends.datacenter(),
                        "QUARKUS_REDIS_HOSTS",
                        "redis://" + backends.redis().address()));
        children.add(child);
        return child;
    }

    void stop(ChildProcess child) {
        child.close();
        children.remove(child);
    }

    /** Publishes a series of events and returns when all are in the topic. */
    void publish(Workload workload, String topic, int count, long seed) {
        HttpResponse<String> answer = get("http://127.0.0.1:%d/?feed=%s&topic=%s&count=%d&seed=%d&shuffled=%s"
                .formatted(generatorPort, workload.feed().topic(), topic, count, seed, workload.shuffled()));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the load generator failed: " + answer.body());
        }
    }

    /** Stops everything; a second call does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        children.forEach(this::stop);
        progress.close();
        backends.close();
    }

    private HttpResponse<String> get(String address) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
