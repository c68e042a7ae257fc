package dev.sluice.ingest.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Publishes the outcome of each record: the announcement of its row or its rejection, and the result of its scrape. */
@Singleton
final class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private final EventProducer producer;
    private final ScrapeResultReporter results;
    private final MeterRegistry registry;

    EventPublisher(EventProducer producer, ScrapeResultReporter results, MeterRegistry registry) {
        this.producer = producer;
        this.results = results;
        this.registry = registry;
    }

    /** Announces a stored row, or an erasure, under its event's envelope. */
    CompletableFuture<Void> announce(
            InboundRecord inbound, Envelope envelope, byte[] row, FeedContract contract, Context span) {
        OutboundEvent announcement = new OutboundEvent(
                contract.name() + ".stored",
                contract.storedType(),
                envelope.id(),
                envelope.time(),
                envelope.subject(),
                row);
        return producer.sendWithRetry(announcement, span)
                .thenCompose(announced -> results.stored(inbound, contract, span));
    }

    CompletableFuture<Void> reject(InboundRecord inbound, Rejection rejection, FeedContract contract, Context span) {
        LOG.infof(
                "feed=%s record=%s rejected=%s",
                rejection.feed(),
                rejection.id(),
                rejection.reasons().stream().map(Violation::field).toList());
        RejectionKind.count(rejection.reasons(), rejection.feed(), registry);
        OutboundEvent event = new OutboundEvent(
                Rejection.TOPIC,
                Rejection.TYPE,
                rejection.id(),
                rejection.at(),
                rejection.id(),
                StrictJson.bytes(rejection));
        return producer.sendWithRetry(event, span)
                .thenCompose(sent -> results.rejected(inbound, contract, rejection.reasons(), span));
    }
}
