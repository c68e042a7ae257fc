package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A line per host: one request at a time, and a pause after each before the next. */
@Singleton
final class HostLine {

    /** A pause of nothing is none that a timer knows. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The last in each line. A host leaves the map when nobody waits for it and its pause is over. */
    private final ConcurrentMap<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    <T> Uni<T> queue(URI address, Duration pause, Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            String host = host(address);
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

    /** The part of an address that says who is asked: host and port. */
    static String host(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() < 0 ? host : host + ":" + address.getPort();
    }

    private CompletableFuture<Void> join(String host, CompletableFuture<Void> mine) {
        AtomicReference<CompletableFuture<Void>> before = new AtomicReference<>();
        ends.compute(host, (key, last) -> {
            before.set(last == null ? CompletableFuture.completedFuture(null) : last);
            return mine;
        });
        return before.get();
    }

    private void leaveAfter(Duration pause, CompletableFuture<Void> before, String host, CompletableFuture<Void> mine) {
        Uni.createFrom()
                .completionStage(before::copy)
                .onItem()
                .delayIt()
                .by(pause.isZero() ? SHORTEST : pause)
                .subscribe()
                .with(over -> {
                    ends.remove(host, mine);
                    mine.complete(null);
                });
    }
}
