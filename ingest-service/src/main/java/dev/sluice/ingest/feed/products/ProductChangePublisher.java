package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.intake.EventProducer;
import dev.sluice.ingest.intake.OutboundEvent;
import dev.sluice.ingest.intake.StrictJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Announces on {@code products.changes} the observations whose derived values were written after their rows had been
 * announced, so that readers do not keep an answer from in between.
 */
@Singleton
final class ProductChangePublisher {

    private static final String TOPIC = "products.changes";
    private static final String TYPE = "dev.sluice.product.changes.v1";

    private final EventProducer producer;

    ProductChangePublisher(EventProducer producer) {
        this.producer = producer;
    }

    /** The data of the announcement. */
    @RegisterForReflection
    private record ChangedObservations(String productId, List<Instant> observedAt) {}

    /** Completes when Kafka has acknowledged; immediately if nothing but unchanged observations was added. */
    Uni<Void> publish(ProductTimeline timeline) {
        List<Instant> changed = timeline.affected().stream()
                .filter(step -> !step.newest()
                        || !step.own().changedFrom(step.earlier()).isEmpty())
                .map(step -> step.own().at())
                .toList();
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String product = timeline.window().get(0).productId();
        Instant newest = changed.get(changed.size() - 1);
        return producer.sendWithRetry(new OutboundEvent(
                TOPIC,
                TYPE,
                product + "/" + newest,
                newest,
                product,
                StrictJson.bytes(new ChangedObservations(product, changed))));
    }
}
