package dev.sluice.query.live;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Positions the live consumer on assignment: at the log end on first start, at the last offset delivered after a
 * rebalance, so that connected readers miss nothing. Doubles as the channel's readiness check.
 */
@Readiness
@Singleton
@Identifier("stored-live")
final class LiveRebalanceListener implements KafkaConsumerRebalanceListener, HealthCheck {

    private final StreamHub hub;
    private final List<String> feeds;
    private volatile boolean assigned;

    LiveRebalanceListener(StreamHub hub, @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.hub = hub;
        this.feeds = feeds;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        PartitionLayout layout = PartitionLayout.of(feeds, consumer.assignment());
        Optional<StreamOffsets> before = hub.tail()
                .filter(tail -> tail.layout().equals(layout))
                .map(tail -> tail.now().reached())
                .filter(reached -> isInLog(consumer, reached));
        if (before.isPresent()) {
            consumer.assignment()
                    .forEach(partition -> consumer.seek(partition, before.get().at(partition)));
        } else {
            StreamOffsets ends = StreamOffsets.unknown(layout);
            // Resolved now: "latest" is resolved lazily, and records before the first poll would be skipped.
            consumer.assignment().forEach(partition -> ends.set(layout.slot(partition), consumer.position(partition)));
            hub.startAt(ends);
        }
        assigned = true;
    }

    /** Called for lost partitions too, by the interface's default. */
    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stored-live").status(assigned).build();
    }

    private static boolean isInLog(Consumer<?, ?> consumer, StreamOffsets reached) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        return consumer.beginningOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(begin -> begin.getValue() <= reached.at(begin.getKey())
                        && reached.at(begin.getKey()) <= ends.get(begin.getKey()));
    }
}
