package dev.sluice.scraper.scrape;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.queue.ScrapeReason;
import io.smallrye.mutiny.TimeoutException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Decides whether a failed visit is retried: with exponential backoff and jitter, and not before the host allows it. */
@Singleton
final class RetryPolicy {

    private static final Duration MAX_DELAY = Duration.ofDays(1);

    private final ScrapeSettings settings;

    RetryPolicy(ScrapeSettings settings) {
        this.settings = settings;
    }

    VisitResult apply(Throwable failure, int attempts) {
        ScrapeReason reason = new ScrapeReason("fetch", message(failure));
        boolean transientFailure = true;
        Duration hostRest = Duration.ZERO;
        if (failure instanceof FetchFailed fetch) {
            transientFailure = fetch.isRetryable();
            hostRest = shorter(fetch.retryAfter(), MAX_DELAY);
        }
        // A host that requests a rest will answer after it, whatever kind of failure this was.
        if ((!transientFailure && hostRest.isZero()) || attempts >= settings.attempts()) {
            return VisitResult.failed(reason, hostRest);
        }
        Duration backoff = backoff(attempts);
        return VisitResult.retry(reason, hostRest, backoff.compareTo(hostRest) > 0 ? backoff : hostRest);
    }

    private Duration backoff(int attempts) {
        double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        long millis = (long) (settings.backoff().toMillis() * Math.pow(2, attempts - 1) * jitter);
        return shorter(Duration.ofMillis(millis), MAX_DELAY);
    }

    /** The message of any failure other than a fetch may quote collected data, so only its kind is named. */
    private static String message(Throwable failure) {
        if (failure instanceof FetchFailed) {
            return failure.getMessage();
        }
        return failure instanceof TimeoutException
                ? "timeout (the visit took too long)"
                : "unforeseen (" + failure.getClass().getSimpleName() + ")";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
