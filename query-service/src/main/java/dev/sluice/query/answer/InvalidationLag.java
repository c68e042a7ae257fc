package dev.sluice.query.answer;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many rows were announced that no replica has forgotten in Redis yet: the shared group's committed offsets against
 * the ends of its topics. At the start it says whether Redis can be believed, later how far the group is behind.
 */
@Singleton
public final class InvalidationLag {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final List<String> topics;
    private final String group;
    private Admin admin;

    InvalidationLag(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.stored-shared.topics") List<String> topics,
            @ConfigProperty(name = "mp.messaging.incoming.stored-shared.group.id") String group) {
        this.settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.topics = topics;
        this.group = group;
    }

    void stop(@Observes ShutdownEvent stop) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Fails while Kafka is away: then nobody knows. */
    Uni<Boolean> any() {
        return byTopic().map(counts -> counts.values().stream().anyMatch(count -> count > 0));
    }

    /** How many of each {@code <feed>.stored}; a few questions, whatever the length. Fails while Kafka is away. */
    public Uni<Map<String, Long>> byTopic() {
        return Uni.createFrom().deferred(this::partitions).chain(partitions -> Uni.combine()
                .all()
                .unis(
                        ask(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()),
                        offsets(partitions, OffsetSpec.earliest()),
                        offsets(partitions, OffsetSpec.latest()))
                .with((committed, first, end) -> partitions.stream()
                        .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.summingLong(partition -> {
                            OffsetAndMetadata done = committed.get(partition);
                            long from = done == null ? first.get(partition).offset() : done.offset();
                            return Math.max(0, end.get(partition).offset() - from);
                        })))));
    }

    private Uni<List<TopicPartition>> partitions() {
        return ask(admin().describeTopics(topics).allTopicNames()).map(found -> found.values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList());
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        return ask(admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)))
                .all());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static <T> Uni<T> ask(KafkaFuture<T> answer) {
        return Uni.createFrom().completionStage(answer.toCompletionStage());
    }
}
