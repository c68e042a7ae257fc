package dev.sluice.ingest.rejected;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.ingest.intake.InboundRecord;
import dev.sluice.ingest.intake.Rejection;
import dev.sluice.ingest.intake.StrictJson;
import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Copies topic {@code rejected}, the source of truth, into its table. */
@Singleton
final class RejectedConsumer {

    private static final Logger LOG = Logger.getLogger(RejectedConsumer.class);

    private static final int MAX_IN_FLIGHT = 64;

    private final Multi<Message<byte[]>> channel;
    private final RejectedTable table;
    private final Tracing tracing;

    RejectedConsumer(@Channel(Rejection.TOPIC) Multi<Message<byte[]>> channel, RejectedTable table, Tracing tracing) {
        this.channel = channel;
        this.table = table;
        this.tracing = tracing;
    }

    void start(@Observes StartupEvent event) {
        channel.onItem()
                .transformToUni(this::process)
                .merge(MAX_IN_FLIGHT)
                .subscribe()
                .with(processed -> {}, ExitOnChannelFailure.of(Rejection.TOPIC));
    }

    private Uni<Void> process(Message<byte[]> message) {
        return write(message).chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private Uni<Void> write(Message<byte[]> message) {
        try {
            Rejection rejection = StrictJson.MAPPER.readValue(message.getPayload(), Rejection.class);
            InboundRecord inbound = InboundRecord.of(message);
            return tracing.in(
                    tracing.parent(inbound.headers()),
                    () -> SpanSpec.process(rejection.feed(), Optional.empty(), inbound.record()),
                    span -> BackendRetry.withCassandra(
                            () -> tracing.in(() -> SpanSpec.store(Rejection.TOPIC), store -> table.write(rejection))));
        } catch (IOException | IllegalArgumentException e) {
            // Only Sluice writes this topic, and there is no further topic for anything else.
            LOG.warnf(
                    "record=%s is not a rejection and is skipped",
                    InboundRecord.of(message).id());
            return Uni.createFrom().voidItem();
        }
    }
}
