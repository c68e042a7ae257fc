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
 * Where this replica hears from. The first time that is the end of every partition; after an absence it is where it
 * stopped, so that readers who stayed miss nothing.
 */
@Readiness
@Singleton
@Identifier("stored-live")
final class LiveRebalanceListener implements KafkaConsumerRebalanceListener, HealthCheck {

    private final StreamHub crowd;
    private final List<String> feeds;
    private volatile boolean assigned;

    LiveRebalanceListener(StreamHub crowd, @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.crowd = crowd;
        this.feeds = feeds;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        PartitionLayout layout = PartitionLayout.of(feeds, consumer.assignment());
        Optional<StreamOffsets> before = crowd.tail()
                .filter(tail -> tail.layout().equals(layout))
                .map(tail -> tail.now().reached())
                .filter(reached -> isInTheLog(consumer, reached));
        if (before.isPresent()) {
            consumer.assignment()
                    .forEach(partition -> consumer.seek(partition, before.get().at(partition)));
        } else {
            StreamOffsets ends = StreamOffsets.unknown(layout);
            // Asked for now: "latest" is looked up lazily, and what is stored before the first poll would be skipped.
            consumer.assignment().forEach(partition -> ends.set(layout.slot(partition), consumer.position(partition)));
            crowd.listen(ends);
        }
        assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = false;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stored-live").status(assigned).build();
    }

    private static boolean isInTheLog(Consumer<?, ?> consumer, StreamOffsets reached) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        return consumer.beginningOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(begin -> begin.getValue() <= reached.at(begin.getKey())
                        && reached.at(begin.getKey()) <= ends.get(begin.getKey()));
    }
}
