package dev.sluice.scraper.politeness;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.fetch.HostThrottle;
import dev.sluice.scraper.fetch.WebResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** Sends each request under its host's locks after any pause that the host asked for, and adapts the host's delay. */
@Singleton
final class PoliteHostThrottle implements HostThrottle {

    private final FetchSettings settings;
    private final LocalHostLock lock;
    private final HostDelay delays;
    private final PolitenessMetrics metrics;

    PoliteHostThrottle(FetchSettings settings, LocalHostLock lock, HostDelay delays, PolitenessMetrics metrics) {
        this.settings = settings;
        this.lock = lock;
        this.delays = delays;
        this.metrics = metrics;
    }

    @Override
    public <B> Uni<WebResponse<B>> send(URI address, Supplier<Uni<WebResponse<B>>> request) {
        String host = HostKey.of(address);
        return lock.run(host, () -> awaitPause(address, host), () -> observed(host, request));
    }

    @Override
    public <T> Uni<T> run(URI address, Supplier<Uni<T>> work) {
        String host = HostKey.of(address);
        return lock.run(host, () -> awaitPause(address, host), () -> work.get()
                .onFailure(PoliteHostThrottle::isOverload)
                .invoke(() -> delays.failed(host)));
    }

    /** A pause over the limit fails the request, so that it does not block the host's queue. */
    private Uni<Void> awaitPause(URI address, String host) {
        Duration pause = delays.pause(host);
        if (pause.compareTo(settings.maxRetryAfter()) > 0) {
            metrics.notSent(Reason.RATE);
            return Uni.createFrom().failure(FetchFailed.hostPaused(address, pause));
        }
        return pause.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(pause);
    }

    private <B> Uni<WebResponse<B>> observed(String host, Supplier<Uni<WebResponse<B>>> request) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return request.get()
                    .invoke(response -> {
                        Duration took = Duration.ofNanos(System.nanoTime() - start);
                        metrics.responded(response.status(), took);
                        delays.responded(host, response.status(), took);
                        if (response.status() == 429 || response.status() == 503) {
                            Duration pause = response.retryAfter();
                            metrics.pauseRequested(pause);
                            delays.pause(host, pause);
                        }
                    })
                    .onFailure(FetchFailed.class)
                    .invoke(failure -> metrics.failed(failure, Duration.ofNanos(System.nanoTime() - start)))
                    .onFailure(PoliteHostThrottle::isOverload)
                    .invoke(() -> delays.failed(host));
        });
    }

    private static boolean isOverload(Throwable failure) {
        return failure instanceof FetchFailed known
                && (known.reason() == Reason.TIMEOUT || known.reason() == Reason.UNREACHABLE);
    }
}
