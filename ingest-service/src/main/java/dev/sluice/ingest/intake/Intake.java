package dev.sluice.ingest.intake;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.ingest.intake.EventValidator.ValidatedEvent;
import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Processes every record of a feed: validates it, then stores and announces it or sends it to {@code rejected}, and only
 * then commits its offset. Records are processed concurrently; their order does not matter, because each write carries
 * its event's time.
 */
@Singleton
public final class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** Measured: 256 writes in flight keep a small Cassandra busy; more only wait in its queues. */
    private static final int MAX_IN_FLIGHT = 256;

    private final EventValidator validator;
    private final EventProducer producer;
    private final ScrapeResultReporter results;
    private final MeterRegistry registry;
    private final Tracing tracing;

    Intake(
            EventValidator validator,
            EventProducer producer,
            ScrapeResultReporter results,
            MeterRegistry registry,
            Tracing tracing) {
        this.validator = validator;
        this.producer = producer;
        this.results = results;
        this.registry = registry;
        this.tracing = tracing;
    }

    /**
     * Consumes a feed's channel until the service stops.
     *
     * @param channel records of the feed's topic; each is acknowledged once stored and announced, or rejected
     * @param feed what the feed package defines
     */
    public <E, R> void consume(Multi<Message<byte[]>> channel, Feed<E, R> feed) {
        FeedContract contract = FeedContract.of(feed.name());
        Balance balance = new Balance(feed.name(), registry);
        channel.onItem()
                .transformToUni(message -> process(message, feed, contract, balance))
                .merge(MAX_IN_FLIGHT)
                .subscribe()
                .with(processed -> {}, ExitOnChannelFailure.of(feed.name()));
    }

    private <E, R> Uni<Void> process(Message<byte[]> message, Feed<E, R> feed, FeedContract contract, Balance balance) {
        InboundRecord inbound = InboundRecord.of(message);
        balance.received(inbound);
        return traced(inbound, feed, contract)
                .invoke(stored -> balance.settled(inbound, stored))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                // A bug: the connector reports it to the liveness check, so that the replica is restarted.
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(message.nack(failure)));
    }

    private <E, R> Uni<Boolean> traced(InboundRecord inbound, Feed<E, R> feed, FeedContract contract) {
        return tracing.in(
                tracing.parent(inbound.headers()),
                () -> SpanSpec.process(feed.name(), ScrapeResultReporter.scrapeId(inbound), inbound.record()),
                span -> storeOrReject(inbound, feed, contract)
                        .invoke(stored -> SpanSpec.recordOutcome(span, stored ? "stored" : "rejected")));
    }

    /** Emits true if the record was stored, false if it was rejected. */
    private <E, R> Uni<Boolean> storeOrReject(InboundRecord inbound, Feed<E, R> feed, FeedContract contract) {
        if (inbound.value() == null && feed.erasure().isPresent()) {
            return erase(inbound, feed, contract);
        }
        return validator
                .validate(inbound, feed, contract)
                .map(valid -> storeUnlessErased(valid, inbound, feed, contract))
                .orElse(violations -> reject(Rejection.of(contract, inbound, violations), inbound, contract));
    }

    private <R> Uni<Boolean> storeUnlessErased(
            ValidatedEvent<R> valid, InboundRecord inbound, Feed<?, R> feed, FeedContract contract) {
        return BackendRetry.withCassandra(() -> feed.isErased(valid.envelope().subject()))
                .chain(erased -> erased
                        ? reject(Rejection.ofErased(contract, inbound), inbound, contract)
                        : store(valid, inbound, feed, contract));
    }

    private <R> Uni<Boolean> store(
            ValidatedEvent<R> valid, InboundRecord inbound, Feed<?, R> feed, FeedContract contract) {
        return BackendRetry.withCassandra(() -> tracing.in(
                        () -> SpanSpec.store(feed.name()), span -> feed.store(valid.row(), valid.envelope())))
                .chain(() -> producer.sendWithRetry(
                        announcement(valid.envelope(), feed, contract), StrictJson.bytes(valid.row())))
                .chain(() -> results.stored(inbound, contract))
                .replaceWith(true);
    }

    /** Erases what is stored under a tombstone's key, and announces the tombstone. */
    private Uni<Boolean> erase(InboundRecord inbound, Feed<?, ?> feed, FeedContract contract) {
        return validator
                .validateEnvelope(inbound, contract)
                .map(envelope -> erase(envelope, feed, contract))
                .orElse(violations -> reject(Rejection.of(contract, inbound, violations), inbound, contract));
    }

    private Uni<Boolean> erase(Envelope envelope, Feed<?, ?> feed, FeedContract contract) {
        return BackendRetry.withCassandra(() -> tracing.in(
                        () -> SpanSpec.store(feed.name()),
                        span -> feed.erasure().orElseThrow().apply(envelope)))
                .chain(() -> producer.sendWithRetry(announcement(envelope, feed, contract), null))
                .replaceWith(true);
    }

    private static OutboundEvent announcement(Envelope envelope, Feed<?, ?> feed, FeedContract contract) {
        return new OutboundEvent(
                feed.name() + ".stored", contract.storedType(), envelope.id(), envelope.time(), envelope.subject());
    }

    private Uni<Boolean> reject(Rejection rejection, InboundRecord inbound, FeedContract contract) {
        LOG.infof(
                "feed=%s record=%s rejected=%s",
                rejection.feed(),
                rejection.id(),
                rejection.reasons().stream().map(Violation::field).toList());
        RejectionKind.count(rejection.reasons(), rejection.feed(), registry);
        return producer.sendWithRetry(
                        new OutboundEvent(
                                Rejection.TOPIC, Rejection.TYPE, rejection.id(), rejection.at(), rejection.id()),
                        StrictJson.bytes(rejection))
                .chain(() -> results.rejected(inbound, contract, rejection.reasons()))
                .replaceWith(false);
    }
}
