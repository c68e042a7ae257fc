package dev.sluice.ingest.intake;

import io.opentelemetry.context.Context;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reports to topic {@code scrape-results} whether a requested event was stored or rejected. The request's id is the
 * CloudEvents extension {@code scrapeid}; events without it were not requested and are not reported.
 */
@Singleton
final class ScrapeResultReporter {

    private static final String TOPIC = "scrape-results";
    private static final String TYPE = "dev.sluice.scrape.result.v1";

    /** scraper-service assigns no longer ids. */
    private static final int MAX_ID_LENGTH = 200;

    private final EventProducer producer;
    private final Clock clock;

    ScrapeResultReporter(EventProducer producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** The value of the topic's records; scraper-service writes its own results in the same format. */
    @RegisterForReflection
    private record ScrapeResult(
            String scrapeId, String eventId, String feed, String state, List<Violation> reasons, Instant at) {}

    CompletableFuture<Void> stored(InboundRecord inbound, FeedContract feed, Context span) {
        return report(inbound, feed, "stored", List.of(), span);
    }

    CompletableFuture<Void> rejected(InboundRecord inbound, FeedContract feed, List<Violation> reasons, Context span) {
        return report(inbound, feed, "rejected", reasons, span);
    }

    /** The id of the scrape request; empty for an event that was not requested. */
    static Optional<String> scrapeId(InboundRecord inbound) {
        return Envelope.attribute(inbound.headers(), "scrapeid")
                .filter(id -> !id.isBlank() && id.length() <= MAX_ID_LENGTH);
    }

    /** Completes when Kafka has acknowledged; immediately for an event that was not requested. */
    private CompletableFuture<Void> report(
            InboundRecord inbound, FeedContract feed, String state, List<Violation> reasons, Context span) {
        String scrapeId = scrapeId(inbound).orElse(null);
        if (scrapeId == null) {
            return CompletableFuture.completedFuture(null);
        }
        String eventId = Envelope.attribute(inbound.headers(), "id").orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return producer.sendWithRetry(
                new OutboundEvent(
                        TOPIC,
                        TYPE,
                        scrapeId + "/" + inbound.id(),
                        now,
                        scrapeId,
                        StrictJson.bytes(new ScrapeResult(scrapeId, eventId, feed.name(), state, reasons, now))),
                span);
    }
}
