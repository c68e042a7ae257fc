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
 * Counts announced rows that are not yet invalidated in Redis: the committed offsets of the shared group against the
 * ends of its topics. Tells at startup whether Redis can be trusted, and later how far the group is behind.
 */
@Singleton
public final class InvalidationLag {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

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
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.topics = topics;
        this.group = group;
    }

    void stop(@Observes ShutdownEvent stop) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Whether any record is outstanding. Fails while Kafka is unavailable, since the lag is then unknown. */
    Uni<Boolean> isOutstanding() {
        return byTopic().map(counts -> counts.values().stream().anyMatch(count -> count > 0));
    }

    /**
     * Returns the outstanding records of each {@code <feed>.stored}, in a fixed number of requests. Fails while Kafka
     * is unavailable.
     */
    public Uni<Map<String, Long>> byTopic() {
        return Uni.createFrom().deferred(this::partitions).chain(partitions -> Uni.combine()
                .all()
                .unis(
                        toUni(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()),
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
        return toUni(admin().describeTopics(topics).allTopicNames()).map(found -> found.values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList());
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        return toUni(admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)))
                .all());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static <T> Uni<T> toUni(KafkaFuture<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }
}
