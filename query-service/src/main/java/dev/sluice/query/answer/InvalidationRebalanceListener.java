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
 * Knows whether this replica hears of what is stored. Until its own channel is assigned it is not ready, and whatever
 * it held before an assignment may be old.
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
        // "latest" is looked up lazily: what is announced between assignment and first poll would be skipped.
        partitions.forEach(consumer::position);
        caches.begin();
        assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
        caches.end();
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
        caches.end();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stored-own").status(assigned).build();
    }
}
