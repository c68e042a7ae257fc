package dev.sluice.ingest.intake;

import dev.sluice.ingest.store.Patience;
import dev.sluice.ingest.trace.Step;
import dev.sluice.ingest.trace.Traces;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Fills the table of rejected events from their topic, which is the truth. */
@ApplicationScoped
class Rejected {

    static final String TOPIC = "rejected";

    private static final Logger LOG = Logger.getLogger(Rejected.class);

    private static final int IN_FLIGHT = 64;

    private final Multi<Message<byte[]>> channel;
    private final RejectedTable table;
    private final Traces traces;

    Rejected(@Channel(TOPIC) Multi<Message<byte[]>> channel, RejectedTable table, Traces traces) {
        this.channel = channel;
        this.table = table;
        this.traces = traces;
    }

    void start(@Observes StartupEvent event) {
        channel.onItem()
                .transformToUni(this::settle)
                .merge(IN_FLIGHT)
                .subscribe()
                .with(settled -> {}, Fatal.channel(TOPIC));
    }

    private Uni<Void> settle(Message<byte[]> message) {
        return write(message).chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private Uni<Void> write(Message<byte[]> message) {
        try {
            Rejection rejection = StrictJson.MAPPER.readValue(message.getPayload(), Rejection.class);
            Arrival arrival = Arrival.of(message);
            return traces.in(
                    traces.parent(arrival.headers()),
                    () -> Step.process(rejection.feed(), Optional.empty(), arrival.record()),
                    span -> Patience.withCassandra(
                            () -> traces.in(() -> Step.store(TOPIC), store -> table.write(rejection))));
        } catch (IOException | IllegalArgumentException e) {
            // Only Sluice writes this topic; what is not a rejection has nowhere further to go.
            LOG.warnf(
                    "record=%s is not a rejection and is passed over",
                    Arrival.of(message).id());
            return Uni.createFrom().voidItem();
        }
    }
}
