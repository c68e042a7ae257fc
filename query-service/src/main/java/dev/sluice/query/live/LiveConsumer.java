package dev.sluice.query.live;

import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Consumes this replica's live channel and offers each stored record to the readers, in order. */
@Singleton
final class LiveConsumer {

    private static final Logger LOG = Logger.getLogger(LiveConsumer.class);

    /** Records being offered at the same time; under load several are written together. */
    private static final int MAX_OFFERED = 256;

    private final Multi<Message<byte[]>> stored;
    private final StreamHub hub;
    private final Tracing tracing;

    LiveConsumer(@Channel("stored-live") Multi<Message<byte[]>> stored, StreamHub hub, Tracing tracing) {
        this.stored = stored;
        this.hub = hub;
        this.tracing = tracing;
    }

    void start(@Observes StartupEvent start) {
        stored.onItem()
                .transformToUni(this::offer)
                .merge(MAX_OFFERED)
                .subscribe()
                .with(done -> {}, ExitOnChannelFailure.of("stored-live"));
    }

    private Uni<Void> offer(Message<byte[]> message) {
        @SuppressWarnings("unchecked")
        IncomingKafkaRecordMetadata<String, byte[]> from =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        ConsumerRecord<String, byte[]> stored = from.getRecord();
        Instant began = Instant.now();
        return Uni.createFrom()
                .completionStage(hub.offer(stored))
                .invoke(written -> {
                    if (written) {
                        tracing.record(
                                tracing.parent(stored.headers()), () -> SpanSpec.push("stored-live", stored), began);
                    }
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "a record of %s was not offered to readers", stored.topic()))
                .onFailure()
                .recoverWithNull();
    }
}
