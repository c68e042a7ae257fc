package dev.sluice.query.answer;

import dev.sluice.runtime.kafka.BrokerQueries;
import dev.sluice.runtime.kafka.PartitionLag;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Counts the stored events that are not invalidated in Redis yet: the shared group's committed offsets against the ends
 * of its topics. At the start this decides whether Redis can be trusted, later how far the group is behind.
 */
@Singleton
public final class InvalidationLag {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final BrokerQueries kafka;
    private final Map<String, String> groupByTopic;

    InvalidationLag(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.stored-shared.topics") List<String> topics,
            @ConfigProperty(name = "mp.messaging.incoming.stored-shared.group.id") String group) {
        this.kafka = new BrokerQueries(kafka, TIMEOUT);
        this.groupByTopic = topics.stream().collect(Collectors.toMap(topic -> topic, topic -> group));
    }

    void stop(@Observes ShutdownEvent stop) {
        kafka.close();
    }

    /** Whether any record is outstanding. Fails while Kafka is unavailable, since the lag is then unknown. */
    Uni<Boolean> isOutstanding() {
        return byTopic().map(counts -> counts.values().stream().anyMatch(count -> count > 0));
    }

    /**
     * The events of each {@code <feed>.stored} that wait, in a few requests whatever their number. Those that retention
     * has deleted count too: their entries were never invalidated. Fails while Kafka is unavailable.
     */
    public Uni<Map<String, Long>> byTopic() {
        return kafka.lag(groupByTopic).map(partitions -> PartitionLag.byTopic(partitions, PartitionLag::unprocessed));
    }
}
