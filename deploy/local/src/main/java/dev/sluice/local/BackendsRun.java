package dev.sluice.local;

import dev.sluice.backends.Backends;
import dev.sluice.backends.Child;
import dev.sluice.backends.Leftovers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The backends of this run; they can be stopped while they are still starting. */
final class BackendsRun implements AutoCloseable {

    private final Path folder;
    private final CompletableFuture<Backends> started = new CompletableFuture<>();

    BackendsRun(Path folder) {
        this.folder = folder;
    }

    /** Starts them and waits; {@code died} is told, later, of one that ended by itself. */
    Backends start(Settings settings, Consumer<String> progress, Consumer<String> died) {
        try {
            var wanted = new Backends.Wanted(
                    settings.wantedPort("cassandra"), settings.wantedPort("kafka"), settings.wantedPort("redis"));
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

    /** Ends what is there by its marks until the start has given up, or stops what has started. */
    @Override
    public void close() {
        try {
            while (!started.isDone()) {
                endWhatIsThere();
                awaitStart();
            }
            if (!started.isCompletedExceptionally()) {
                started.join().close();
            }
        } finally {
            endWhatIsThere();
        }
    }

    private void awaitStart() {
        try {
            started.get(100, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The loop looks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping", e);
        }
    }

    private void endWhatIsThere() {
        try {
            Leftovers.end(folder);
        } catch (RuntimeException e) {
            // Backends.start takes its own marks away at the same moment; the next look finds them gone.
        }
    }

    private static void watch(String name, Child child, Consumer<String> died) {
        Watch.over(
                child,
                exit -> died.accept(name + " ended by itself with exit code " + exit
                        + ". The platform cannot go on without it. The end of its log:\n" + child.tail()));
    }
}
