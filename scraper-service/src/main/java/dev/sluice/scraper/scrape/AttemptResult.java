package dev.sluice.scraper.scrape;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.queue.Ending;
import dev.sluice.scraper.queue.ScrapeState;
import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What came of a task, and what follows from it.
 *
 * @param state of the request from now on
 * @param reasons why it came to no good end, or not yet
 * @param event id of the event it gave, or empty
 * @param rest that the host wants
 * @param pause before the next attempt
 * @param over whether ingest-service has nothing more to say of it, so that this service must
 */
record AttemptResult(
        ScrapeState state, List<Reason> reasons, String event, Duration rest, Duration pause, boolean over) {

    /** A host that wants a longer rest is asked again after this one. */
    private static final Duration LONGEST = Duration.ofDays(1);

    static AttemptResult of(VisitResult visit) {
        boolean same = visit.eventId() == null;
        return new AttemptResult(
                same ? ScrapeState.UNCHANGED : ScrapeState.PUBLISHED,
                List.of(),
                same ? "" : visit.eventId(),
                Duration.ZERO,
                Duration.ZERO,
                same);
    }

    /** Of a source that was run: its events have results of their own, which nobody adds up. */
    static AttemptResult ofRun() {
        return new AttemptResult(ScrapeState.PUBLISHED, List.of(), "", Duration.ZERO, Duration.ZERO, true);
    }

    static AttemptResult failed(Reason reason) {
        return new AttemptResult(ScrapeState.FAILED, List.of(reason), "", Duration.ZERO, Duration.ZERO, true);
    }

    /** Tried again if that may help, later each time and never before the host said it would listen. */
    static AttemptResult of(Throwable failure, int attempts, ScrapeSettings settings) {
        boolean fetch = failure instanceof FetchFailed;
        boolean passing = !fetch || ((FetchFailed) failure).passing();
        Duration asked = fetch ? shorter(((FetchFailed) failure).retryAfter(), LONGEST) : Duration.ZERO;
        Reason reason = new Reason("fetch", why(failure));
        // A host that asks for a rest will answer after it, whatever kind of failure this was.
        if ((!passing && asked.isZero()) || attempts >= settings.attempts()) {
            return new AttemptResult(ScrapeState.FAILED, List.of(reason), "", asked, Duration.ZERO, true);
        }
        double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        Duration backoff = shorter(
                Duration.ofMillis((long) (settings.backoff().toMillis() * Math.pow(2, attempts - 1) * jitter)),
                LONGEST);
        Duration later = backoff.compareTo(asked) > 0 ? backoff : asked;
        return new AttemptResult(ScrapeState.WAITING_FOR_HOST, List.of(reason), "", asked, later, false);
    }

    Ending ending() {
        return new Ending(state, reasons.isEmpty() ? "" : Json.text(reasons), event, rest, pause);
    }

    /** A message of anything but a fetch may quote what was collected. */
    private static String why(Throwable failure) {
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
