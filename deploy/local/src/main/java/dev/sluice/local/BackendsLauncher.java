package dev.sluice.local;

import dev.sluice.backends.Backends;
import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.OrphanedProcesses;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Starts the backends of this run, and stops them even while they are starting. */
final class BackendsLauncher implements AutoCloseable {

    private final Path folder;
    private final CompletableFuture<Backends> started = new CompletableFuture<>();

    BackendsLauncher(Path folder) {
        this.folder = folder;
    }

    /** Starts the backends and waits; {@code died} is called with a message if one exits later. */
    Backends start(LaunchSettings settings, Consumer<String> progress, Consumer<String> died) {
        try {
            var wanted = new Backends.WantedPorts(
                    settings.preferredPort("cassandra"),
                    settings.preferredPort("kafka"),
                    settings.preferredPort("redis"));
            Backends backends = Backends.start(folder, wanted, progress);
            started.complete(backends);
            Map.of("Cassandra", backends.cassandra(), "Kafka", backends.kafka(), "Redis", backends.redis())
                    .forEach((name, running) -> watch(name, running.child(), died));
            return backends;
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
            throw e;
        }
    }

    /** Stops the backends if they have started; else ends their processes by their marks until the start has failed. */
    @Override
    public void close() {
        try {
            while (!started.isDone()) {
                endProcesses();
                awaitStart();
            }
            if (!started.isCompletedExceptionally()) {
                started.join().close();
            }
        } finally {
            endProcesses();
        }
    }

    private void awaitStart() {
        try {
            started.get(100, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The loop checks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping", e);
        }
    }

    private void endProcesses() {
        try {
            OrphanedProcesses.end(folder);
        } catch (RuntimeException e) {
            // Backends.start deletes its marks at the same moment; they are gone at the next attempt.
        }
    }

    private static void watch(String name, ChildProcess child, Consumer<String> died) {
        ProcessWatcher.watch(
                child,
                exit -> died.accept(name + " exited with code " + exit
                        + ". The platform cannot continue without it. The end of its log:\n" + child.tail()));
    }
}
