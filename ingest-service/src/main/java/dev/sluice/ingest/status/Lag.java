package dev.sluice.ingest.status;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What of a topic its group has not settled yet, as Kafka knows it: a few questions, whatever the length. */
@Singleton
final class Lag {

    private final Map<String, Object> settings;
    private Admin admin;

    Lag(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(2).toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(2).toMillis());
    }

    void stop(@Observes ShutdownEvent stop) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Events by topic; fails while Kafka is away. */
    Uni<Map<String, Long>> of(Map<String, String> groupByTopic) {
        return partitions(groupByTopic).map(Lag::events);
    }

    static Map<String, Long> events(List<Behind> partitions) {
        return partitions.stream()
                .collect(Collectors.groupingBy(
                        behind -> behind.partition().topic(), Collectors.summingLong(Behind::events)));
    }

    /** Every partition of these topics; fails while Kafka is away. */
    Uni<List<Behind>> partitions(Map<String, String> groupByTopic) {
        Map<String, ListConsumerGroupOffsetsSpec> groups = groupByTopic.values().stream()
                .distinct()
                .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
        return partitions(groupByTopic.keySet()).chain(partitions -> Uni.combine()
                .all()
                .unis(
                        ask(admin().listConsumerGroupOffsets(groups).all()),
                        ends(partitions, OffsetSpec.earliest()),
                        ends(partitions, OffsetSpec.latest()))
                .with((committed, first, end) -> partitions.stream()
                        .map(partition -> {
                            OffsetAndMetadata done = committed
                                    .get(groupByTopic.get(partition.topic()))
                                    .get(partition);
                            long begin = first.get(partition).offset();
                            // What retention has taken is not waited for.
                            long settled = done == null ? begin : Math.max(begin, done.offset());
                            return new Behind(
                                    partition, settled, end.get(partition).offset());
                        })
                        .toList()));
    }

    private Uni<List<TopicPartition>> partitions(Set<String> topics) {
        return ask(admin().describeTopics(topics).allTopicNames()).map(found -> found.values().stream()
                .flatMap((TopicDescription topic) ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList());
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> ends(List<TopicPartition> partitions, OffsetSpec which) {
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
