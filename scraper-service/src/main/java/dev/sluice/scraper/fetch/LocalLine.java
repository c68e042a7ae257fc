package dev.sluice.scraper.fetch;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The line per host of this process. */
@Singleton
@DefaultBean
final class LocalLine implements HostLine {

    /** A pause of nothing is none that a timer knows. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The last in each line. A host leaves the map when nobody waits for it and its pause is over. */
    private final ConcurrentMap<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    @Override
    public <T> Uni<T> queue(String host, Supplier<Uni<T>> request, Supplier<Duration> pause) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = join(host, mine);
            // A copy, so that one who gives up waiting does not free the place of the one before.
            return Uni.createFrom()
                    .completionStage(before::copy)
                    .chain(free -> request.get())
                    .onTermination()
                    .invoke(() -> leaveAfter(pause, before, host, mine));
        });
    }

    private CompletableFuture<Void> join(String host, CompletableFuture<Void> mine) {
        AtomicReference<CompletableFuture<Void>> before = new AtomicReference<>();
        ends.compute(host, (key, last) -> {
            before.set(last == null ? CompletableFuture.completedFuture(null) : last);
            return mine;
        });
        return before.get();
    }

    private void leaveAfter(
            Supplier<Duration> pause, CompletableFuture<Void> before, String host, CompletableFuture<Void> mine) {
        Duration wanted = pause.get();
        Uni.createFrom()
                .completionStage(before::copy)
                .onItem()
                .delayIt()
                .by(wanted.compareTo(SHORTEST) > 0 ? wanted : SHORTEST)
                .subscribe()
                .with(over -> {
                    ends.remove(host, mine);
                    mine.complete(null);
                });
    }
}
