package dev.sluice.ingest.post;

import dev.sluice.ingest.intake.EventProducer;
import dev.sluice.ingest.intake.OutboundEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishes events posted by REST to their feed's topic, which {@code Intake} consumes. Bounded in number and time, so that
 * the client learns at once of an overload or an unavailable Kafka.
 */
@Singleton
public final class PostedEventPublisher {

    /** Events of all requests together that wait for Kafka; four requests of the largest size. */
    private static final int MAX_WAITING = 2_000;

    /** After this the client has to retry, which is idempotent. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final EventProducer producer;
    private final AtomicInteger waiting = new AtomicInteger();

    PostedEventPublisher(EventProducer producer) {
        this.producer = producer;
    }

    /** Too many events wait for Kafka; none of the request's was published. */
    public static final class OverloadException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Publishes events.
     *
     * @return completes when Kafka has acknowledged all of them; fails with {@link OverloadException}, or when Kafka is
     *     unavailable
     */
    public Uni<Void> publish(List<OutboundEvent> events) {
        if (waiting.addAndGet(events.size()) > MAX_WAITING) {
            waiting.addAndGet(-events.size());
            return Uni.createFrom().failure(new OverloadException());
        }
        List<Uni<Void>> sends = events.stream().map(producer::send).toList();
        return Uni.join()
                .all(sends)
                .andCollectFailures()
                .replaceWithVoid()
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onTermination()
                .invoke(() -> waiting.addAndGet(-events.size()));
    }

    Uni<Void> publishTombstone(OutboundEvent tombstone) {
        return producer.send(tombstone).ifNoItem().after(TIMEOUT).fail();
    }
}
