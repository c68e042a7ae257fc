package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A line per host: one request of this process at a time, and a pause after each before the next. {@link HostGate} does the
 * same for all replicas, which each send the first of its line.
 */
@Singleton
final class HostLine {

    /** A pause of nothing is none that a timer knows. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The last in each line. A host leaves the map when nobody waits for it and its pause is over. */
    private final ConcurrentMap<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

    private final HostGate gate;

    HostLine(HostGate gate) {
        this.gate = gate;
    }

    /**
     * Waits for the host's turn, makes the request and gives the turn up after the pause.
     *
     * @param host as {@link HostGate#host} gives it
     * @param request made when its turn has come, never before; it ends within {@link FetchSettings#longestTurn}
     * @param pause asked once the request has ended, however it ended, also when nobody waits for it any more; at most
     *     {@link FetchSettings#longestDelay}
     * @return what the request gave, as soon as it gave it; the pause holds back only the next one
     */
    <T> Uni<T> queue(String host, Supplier<Uni<T>> request, Supplier<Duration> pause) {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = join(host, mine);
            // A copy, so that one who gives up waiting does not free the place of the one before.
            return Uni.createFrom()
                    .completionStage(before::copy)
                    .chain(free -> gate.enter(host))
                    .chain(leave -> request.get().onTermination().invoke(() -> leave.accept(pause.get())))
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
