package dev.sluice.query.answer;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Enables the answer cache while the invalidation channel is assigned. Serves as the channel's readiness check, and
 * clears the cache on every assignment, since records may have been missed before it.
 */
@Readiness
@Singleton
@Identifier("stored-own")
final class InvalidationRebalanceListener implements KafkaConsumerRebalanceListener, HealthCheck {

    private final EntityCaches caches;
    private volatile boolean assigned;

    InvalidationRebalanceListener(EntityCaches caches) {
        this.caches = caches;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        // "latest" is resolved lazily: records between the assignment and the first poll would be skipped.
        partitions.forEach(consumer::position);
        caches.enable();
        assigned = true;
    }

    /** Called for lost partitions too, by the interface's default. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
        caches.disable();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stored-own").status(assigned).build();
    }
}
