package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.ScrapeReason;
import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeResult;
import dev.sluice.scraper.queue.ScrapeState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Result of a visit, or of a run of a source.
 *
 * @param state that the request enters
 * @param eventId of the published event; null if there is none
 * @param fingerprint of the content without its time, equal while a page does not change; null if there is none
 * @param reasons why it failed
 * @param hostRest for which the host wants no further request
 * @param retryDelay before the next attempt
 */
public record VisitResult(
        ScrapeState state,
        String eventId,
        String fingerprint,
        List<ScrapeReason> reasons,
        Duration hostRest,
        Duration retryDelay) {

    /** The page was read and Kafka has its event. */
    public static VisitResult published(String eventId, String fingerprint) {
        return new VisitResult(ScrapeState.PUBLISHED, eventId, fingerprint, List.of(), Duration.ZERO, Duration.ZERO);
    }

    /** The host answered that the page has not changed since the last visit; there is no event. */
    public static VisitResult unchanged() {
        return new VisitResult(ScrapeState.UNCHANGED, null, null, List.of(), Duration.ZERO, Duration.ZERO);
    }

    /** A source was run; its events have results of their own, which are not summed up. */
    static VisitResult run() {
        return new VisitResult(ScrapeState.PUBLISHED, null, null, List.of(), Duration.ZERO, Duration.ZERO);
    }

    static VisitResult failed(ScrapeReason reason, Duration hostRest) {
        return new VisitResult(ScrapeState.FAILED, null, null, List.of(reason), hostRest, Duration.ZERO);
    }

    static VisitResult retry(ScrapeReason reason, Duration hostRest, Duration retryDelay) {
        return new VisitResult(ScrapeState.WAITING_FOR_HOST, null, null, List.of(reason), hostRest, retryDelay);
    }

    /** Whether ingest-service will send no result, so that this service publishes it. */
    boolean last() {
        return state != ScrapeState.WAITING_FOR_HOST && eventId == null;
    }

    ScrapeResult of(ScrapeRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ScrapeResult(request.scrapeId(), eventId, request.feed(), state.tag(), reasons, now);
    }
}
