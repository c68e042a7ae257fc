package dev.sluice.ingest.intake;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Sends events to Kafka: announcements of stored rows, rejections, scrape results and events posted by REST. All topics
 * share the producer of one channel, so that a feed needs none of its own. Sends run on a thread of their own, since a
 * producer blocks its caller while its buffer is full or Kafka is unavailable.
 */
@Singleton
public final class EventProducer {

    private static final String CHANNEL = "announcements";

    /** More than all polls in flight announce at once; while Kafka is unavailable, further events fail. */
    private static final int MAX_QUEUED = 8192;

    private final KafkaClientService clients;
    private final Tracing tracing;
    private final AtomicInteger queued = new AtomicInteger();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sluice-sender");
        thread.setDaemon(true);
        return thread;
    });

    EventProducer(KafkaClientService clients, Tracing tracing) {
        this.clients = clients;
        this.tracing = tracing;
    }

    /** Makes the connector open the channel's producer, which {@link #transmit} uses directly. */
    @Outgoing(CHANNEL)
    Multi<Record<String, byte[]>> channel() {
        return Multi.createFrom().nothing();
    }

    /**
     * Sends an event until Kafka acknowledges it, retrying while Kafka is unavailable.
     *
     * @param event topic, envelope and data
     * @param parent the span of the work that sends it
     * @return fails only if Kafka can never accept the event, because it is too large
     */
    CompletableFuture<Void> sendWithRetry(OutboundEvent event, Context parent) {
        return tracing.isEnabled()
                ? retry(event, parent)
                : transmit(event, parent).exceptionallyCompose(failure -> retry(event, parent));
    }

    private CompletableFuture<Void> retry(OutboundEvent event, Context parent) {
        return BackendRetry.withKafka(() -> send(event, parent)).subscribeAsCompletionStage();
    }

    /** Sends an event that belongs to no trace until Kafka acknowledges it, for rows derived beside the intake. */
    public Uni<Void> sendWithRetry(OutboundEvent event) {
        return Uni.createFrom().completionStage(() -> sendWithRetry(event, Context.root()));
    }

    /**
     * Sends an event once.
     *
     * @param event topic, envelope and data
     * @return completes when Kafka has acknowledged, or fails
     */
    public Uni<Void> send(OutboundEvent event) {
        return tracing.in(() -> SpanSpec.send(event.topic()), span -> Uni.createFrom()
                .completionStage(() -> transmit(event, span)));
    }

    private Uni<Void> send(OutboundEvent event, Context parent) {
        return tracing.in(parent, () -> SpanSpec.send(event.topic()), span -> Uni.createFrom()
                .completionStage(() -> transmit(event, span)));
    }

    private CompletableFuture<Void> transmit(OutboundEvent event, Context span) {
        if (queued.incrementAndGet() > MAX_QUEUED) {
            queued.decrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("Kafka accepts events too slowly"));
        }
        ProducerRecord<String, byte[]> record = event.toRecord();
        tracing.inject(span, record.headers());
        CompletableFuture<Void> sent = new CompletableFuture<>();
        sender.execute(() -> {
            queued.decrementAndGet();
            send(record, sent);
        });
        return sent;
    }

    private void send(ProducerRecord<String, byte[]> record, CompletableFuture<Void> sent) {
        try {
            var unused = producer().send(record, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            // Full for longer than max.block.ms, or not serialisable.
            sent.completeExceptionally(e);
        }
    }

    private Producer<String, byte[]> producer() {
        return clients.<String, byte[]>getProducer(CHANNEL).unwrap();
    }

    @PreDestroy
    void stop() {
        sender.shutdown();
    }
}
