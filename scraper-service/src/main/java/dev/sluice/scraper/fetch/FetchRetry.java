package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Retries retryable failures with exponential backoff and jitter, and not before the host's Retry-After. */
@Singleton
final class FetchRetry {

    private final FetchSettings settings;

    FetchRetry(FetchSettings settings) {
        this.settings = settings;
    }

    <T> Uni<T> on(Supplier<Uni<T>> work) {
        return attempt(work, 1);
    }

    private <T> Uni<T> attempt(Supplier<Uni<T>> work, int number) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(FetchFailed.class)
                .recoverWithUni(failure -> retry(work, failure, number));
    }

    private <T> Uni<T> retry(Supplier<Uni<T>> work, FetchFailed failure, int number) {
        boolean last = number >= settings.attempts()
                || !failure.isRetryable()
                || failure.retryAfter().compareTo(settings.maxRetryAfter()) > 0;
        if (last) {
            return Uni.createFrom().failure(failure);
        }
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(delay(failure, number))
                .chain(() -> attempt(work, number + 1));
    }

    private Duration delay(FetchFailed failure, int number) {
        double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        Duration backoff =
                Duration.ofMillis(1 + (long) (settings.backoff().toMillis() * Math.pow(2, number - 1) * jitter));
        return backoff.compareTo(failure.retryAfter()) > 0 ? backoff : failure.retryAfter();
    }
}
