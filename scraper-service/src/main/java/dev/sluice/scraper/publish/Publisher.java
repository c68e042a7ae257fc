package dev.sluice.scraper.publish;

import dev.sluice.scraper.trace.Step;
import dev.sluice.scraper.trace.Traces;
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

/** The only way into Kafka: every event goes to the topic of its feed through one channel, and is waited for. */
@Singleton
public final class Publisher {

    /** Sends of one caller that are not acknowledged yet; all callers together stay far below the channel's 1024. */
    private static final int IN_FLIGHT = 64;

    private final MutinyEmitter<byte[]> events;
    private final MeterRegistry metrics;
    private final Traces traces;
    private final ConcurrentMap<String, AtomicLong> newest = new ConcurrentHashMap<>();

    Publisher(@Channel("events") MutinyEmitter<byte[]> events, MeterRegistry metrics, Traces traces) {
        this.events = events;
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * Publishes many events, a bounded number at a time.
     *
     * @param batch in no particular order
     * @return how many, once Kafka has acknowledged them all
     */
    public Uni<Integer> publish(List<Event> batch) {
        return publish(batch, IN_FLIGHT);
    }

    /**
     * Publishes many events.
     *
     * @param batch sent in this order
     * @param inFlight sends not acknowledged at a time, a few hundred at most: the channel is shared
     * @return how many, once Kafka has acknowledged them all
     */
    public Uni<Integer> publish(List<Event> batch, int inFlight) {
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
     * Publishes an event. While Kafka is away it is tried again without end: the caller pulls its source no further
     * meanwhile, so nothing piles up.
     *
     * @param event with its envelope
     * @return completes when Kafka has acknowledged it
     */
    public Uni<Void> publish(Event event) {
        return Uni.createFrom().deferred(() -> {
            metrics.counter("sluice.scraped", "feed", event.feed()).increment();
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
        metrics.counter("sluice.published", "feed", feed).increment();
        newest.computeIfAbsent(feed, this::gauge).set(System.currentTimeMillis());
    }

    private AtomicLong gauge(String feed) {
        AtomicLong millis = new AtomicLong();
        metrics.more()
                .timeGauge(
                        "sluice.published.last.timestamp",
                        Tags.of("feed", feed),
                        millis,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::doubleValue);
        return millis;
    }

    /**
     * Writes a record that is no event of a feed: a request, its result, a watch. Tried once and not counted.
     *
     * @param event whose feed is the topic, and whose data is null for a tombstone
     * @return completes when Kafka has acknowledged it, or fails
     */
    public Uni<Void> send(Event event) {
        return Uni.createFrom().deferred(() -> send(event, bytes(event)));
    }

    /** The channel is left on another thread, so the record itself takes the trace along. */
    private Uni<Void> send(Event event, byte[] value) {
        return traces.in(
                () -> Step.send(event.feed(), event.scrapeId()),
                span -> events.sendMessage(message(event, value, span)));
    }

    private static byte[] bytes(Event event) {
        return event.data() == null ? null : event.data() instanceof byte[] raw ? raw : EventJson.bytes(event.data());
    }

    private Message<byte[]> message(Event event, byte[] value, Context span) {
        var envelope = OutgoingCloudEventMetadata.<byte[]>builder()
                .withId(event.id())
                .withType(event.type())
                .withSubject(event.key())
                // Given as a time, the connector would print it without trailing zeros of its milliseconds.
                .withExtension("time", event.time());
        if (event.scrapeId() != null) {
            envelope = envelope.withExtension("scrapeid", event.scrapeId());
        }
        // Given as an attribute, the connector would write the content type twice.
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.feed())
                .withKey(event.key())
                .withHeaders(traces.inject(
                        span,
                        new RecordHeaders().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8))));
        return Message.of(value, Metadata.of(envelope.build(), record.build()));
    }
}
