package dev.sluice.scraper.politeness;

import dev.sluice.scraper.fetch.FetchSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Queue per host within this process: one request at a time, with a delay after each. The first of each queue then
 * competes with those of other replicas for the {@link SharedHostLock}.
 */
@Singleton
final class LocalHostLock {

    /** Timers accept no delay of zero. */
    private static final Duration MIN_DELAY = Duration.ofMillis(1);

    /** The last entry of each queue. A host is removed when no request waits for it and its delay is over. */
    private final ConcurrentMap<String, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

    private final SharedHostLock shared;
    private final HostDelay delays;
    private final PolitenessMetrics metrics;

    LocalHostLock(SharedHostLock shared, HostDelay delays, PolitenessMetrics metrics) {
        this.shared = shared;
        this.delays = delays;
        this.metrics = metrics;
    }

    /**
     * Waits for the host, sends the request, and releases the host after its delay.
     *
     * @param host as {@link HostKey} gives it
     * @param precondition checked at the head of the queue, before the lock of all replicas: its failure is the result
     * @param request sent after that; ends within {@link FetchSettings#maxHostTime}
     * @return the request's result, at once; the delay holds back only the next request
     */
    <T> Uni<T> run(String host, Supplier<Uni<Void>> precondition, Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            CompletableFuture<Void> own = new CompletableFuture<>();
            CompletableFuture<Void> previous = enqueue(host, own);
            // A copy, so that a cancelled request does not complete the entry before it.
            return Uni.createFrom()
                    .completionStage(previous::copy)
                    .chain(free -> precondition.get())
                    .chain(() -> shared.acquire(host))
                    .invoke(() -> metrics.waited(Duration.ofNanos(System.nanoTime() - start)))
                    // Other replicas respect a pause too; within this one the precondition reports it.
                    .chain(release -> request.get()
                            .onTermination()
                            .invoke(() -> release.accept(HostDelay.max(delays.delay(host), delays.pause(host)))))
                    .onTermination()
                    .invoke(() -> releaseAfter(previous, host, own));
        });
    }

    private CompletableFuture<Void> enqueue(String host, CompletableFuture<Void> own) {
        AtomicReference<CompletableFuture<Void>> previous = new AtomicReference<>();
        tails.compute(host, (key, tail) -> {
            previous.set(tail == null ? CompletableFuture.completedFuture(null) : tail);
            return own;
        });
        return previous.get();
    }

    private void releaseAfter(CompletableFuture<Void> previous, String host, CompletableFuture<Void> own) {
        Uni.createFrom()
                .completionStage(previous::copy)
                .onItem()
                .delayIt()
                .by(HostDelay.max(delays.delay(host), MIN_DELAY))
                .subscribe()
                .with(done -> {
                    tails.remove(host, own);
                    own.complete(null);
                });
    }
}
