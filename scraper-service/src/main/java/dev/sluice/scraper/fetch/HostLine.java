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
    private final Pace pace;
    private final Manners manners;

    HostLine(HostGate gate, Pace pace, Manners manners) {
        this.gate = gate;
        this.pace = pace;
        this.manners = manners;
    }

    /**
     * Waits for the host's turn, makes the request and gives the turn up after the pause.
     *
     * @param host as {@link HostGate#host} gives it
     * @param ready asked when its turn has come, before any other replica's is waited for: fails if it must not go on
     * @param request made after that, never before; it ends within {@link FetchSettings#longestTurn}
     * @return what the request gave, as soon as it gave it; the pause holds back only the next one
     */
    <T> Uni<T> queue(String host, Supplier<Uni<Void>> ready, Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            CompletableFuture<Void> mine = new CompletableFuture<>();
            CompletableFuture<Void> before = join(host, mine);
            // A copy, so that one who gives up waiting does not free the place of the one before.
            return Uni.createFrom()
                    .completionStage(before::copy)
                    .chain(free -> ready.get())
                    .chain(() -> gate.enter(host))
                    .invoke(() -> manners.waited(Duration.ofNanos(System.nanoTime() - begun)))
                    // A rest that the host asked for holds for every replica; here it is told to whoever would wait.
                    .chain(leave -> request.get()
                            .onTermination()
                            .invoke(() -> leave.accept(Pace.longer(pace.delay(host), pace.rest(host)))))
                    .onTermination()
                    .invoke(() -> leaveAfter(before, host, mine));
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

    private void leaveAfter(CompletableFuture<Void> before, String host, CompletableFuture<Void> mine) {
        Duration wanted = pace.delay(host);
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
