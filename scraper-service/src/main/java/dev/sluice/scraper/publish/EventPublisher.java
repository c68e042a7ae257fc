package dev.sluice.scraper.publish;

import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Publishes to Kafka: all events go through one channel, each to the topic of its feed, and await acknowledgement. */
@Singleton
public final class EventPublisher {

    /** Unacknowledged sends per caller; all callers together stay far below the channel's buffer of 1024. */
    private static final int MAX_IN_FLIGHT = 64;

    private final MutinyEmitter<byte[]> events;
    private final MeterRegistry registry;
    private final Tracing tracing;
    private final ConcurrentMap<String, AtomicLong> lastPublished = new ConcurrentHashMap<>();

    EventPublisher(@Channel("events") MutinyEmitter<byte[]> events, MeterRegistry registry, Tracing tracing) {
        this.events = events;
        this.registry = registry;
        this.tracing = tracing;
    }

    /**
     * Publishes events with a bounded number in flight.
     *
     * @param batch sent in no particular order
     * @return their number, once Kafka has acknowledged all
     */
    public Uni<Integer> publish(List<OutboundEvent> batch) {
        return publish(batch, MAX_IN_FLIGHT);
    }

    /**
     * Publishes events.
     *
     * @param batch sent in this order
     * @param inFlight maximum of unacknowledged sends, a few hundred at most: the channel is shared
     * @return their number, once Kafka has acknowledged all
     */
    public Uni<Integer> publish(List<OutboundEvent> batch, int inFlight) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(this::publish)
                .merge(inFlight)
                .onItem()
                .ignoreAsUni()
                .replaceWith(batch.size());
    }

    /**
     * Publishes an event. While Kafka is unavailable it retries indefinitely, with exponential backoff from 1 s to 30 s
     * and jitter; the caller reads no more of its source meanwhile, so nothing accumulates.
     *
     * @param event with its envelope
     * @return completes when Kafka has acknowledged it; fails only if it is too large or cannot be serialised
     */
    public Uni<Void> publish(OutboundEvent event) {
        return Uni.createFrom().deferred(() -> {
            registry.counter("sluice.scraped", "feed", event.feed()).increment();
            byte[] value = bytes(event);
            return Uni.createFrom()
                    .deferred(() -> send(event, value))
                    .onFailure(failure -> !(failure instanceof RecordTooLargeException))
                    .retry()
                    .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
                    .withJitter(0.5)
                    .indefinitely()
                    .invoke(() -> published(event.feed()));
        });
    }

    private void published(String feed) {
        registry.counter("sluice.published", "feed", feed).increment();
        lastPublished.computeIfAbsent(feed, this::gauge).set(System.currentTimeMillis());
    }

    private AtomicLong gauge(String feed) {
        AtomicLong millis = new AtomicLong();
        registry.more()
                .timeGauge(
                        "sluice.published.last.timestamp",
                        Tags.of("feed", feed),
                        millis,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::doubleValue);
        return millis;
    }

    /**
     * Sends a record other than a feed's event: a scrape request, its result, a watch. No retries, no metrics.
     *
     * @param event whose feed is the topic, and whose data is null for a tombstone
     * @return completes when Kafka has acknowledged it, or fails
     */
    public Uni<Void> send(OutboundEvent event) {
        return Uni.createFrom().deferred(() -> send(event, bytes(event)));
    }

    /** The channel sends on another thread, so the record itself carries the trace. */
    private Uni<Void> send(OutboundEvent event, byte[] value) {
        return tracing.in(
                () -> SpanSpec.send(event.feed(), event.scrapeId()),
                span -> events.sendMessage(message(event, value, span)));
    }

    private static byte[] bytes(OutboundEvent event) {
        return event.data() == null ? null : event.data() instanceof byte[] raw ? raw : EventJson.bytes(event.data());
    }

    private Message<byte[]> message(OutboundEvent event, byte[] value, Context span) {
        var envelope = OutgoingCloudEventMetadata.<byte[]>builder()
                .withId(event.id())
                .withType(event.type())
                .withSubject(event.key())
                // As an attribute, the connector would format it without trailing zeros of its milliseconds.
                .withExtension("time", event.time());
        if (event.scrapeId() != null) {
            envelope = envelope.withExtension("scrapeid", event.scrapeId());
        }
        // As an attribute, the connector would send the content type twice.
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.feed())
                .withKey(event.key())
                .withHeaders(tracing.inject(
                        span,
                        new RecordHeaders().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8))));
        return Message.of(value, Metadata.of(envelope.build(), record.build()));
    }
}
