package dev.sluice.ingest.intake;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends events to Kafka: announcements of stored rows, rejections, scrape results and events posted by REST. All topics
 * share one channel, so that a feed needs none of its own.
 */
@Singleton
public final class EventProducer {

    /** At least as many as all feeds and requests may have in flight together, since an overflow is an error. */
    private static final int BUFFER = 8192;

    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final Tracing tracing;

    EventProducer(
            @Channel("announcements") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte[]>> emitter,
            Tracing tracing) {
        this.emitter = emitter;
        this.tracing = tracing;
    }

    /** Sends until Kafka acknowledges, retrying while it is unavailable. A null value is a tombstone. */
    Uni<Void> sendWithRetry(OutboundEvent event, byte[] value) {
        return BackendRetry.withKafka(() -> send(event, value));
    }

    /**
     * Sends once.
     *
     * @param value data of the event; null for a tombstone
     * @return completes when Kafka has acknowledged, or fails
     */
    public Uni<Void> send(OutboundEvent event, byte[] value) {
        // The emitter continues on another thread, so the record itself carries the trace context.
        return tracing.in(
                () -> SpanSpec.send(event.topic()),
                span -> emitter.sendMessage(Message.of(Record.of(event.subject(), value), metadata(event, span))));
    }

    private Metadata metadata(OutboundEvent event, Context span) {
        OutgoingCloudEventMetadata<?> envelope = OutgoingCloudEventMetadata.builder()
                .withId(event.id())
                .withSource(URI.create(event.source()))
                .withType(event.type())
                .withTimestamp(event.time().atZone(ZoneOffset.UTC))
                .withSubject(event.subject())
                .withExtensions(Map.copyOf(event.extensions()))
                .build();
        return Metadata.of(
                OutgoingKafkaRecordMetadata.builder()
                        .withTopic(event.topic())
                        .withHeaders(tracing.inject(span, new RecordHeaders()))
                        .build(),
                envelope);
    }
}
