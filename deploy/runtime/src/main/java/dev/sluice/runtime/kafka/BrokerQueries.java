package dev.sluice.runtime.kafka;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Queries the brokers for the cluster id and for consumer lag. Every query fails while Kafka is unavailable. */
public final class BrokerQueries implements AutoCloseable {

    private final Map<String, Object> settings;
    private Admin admin;

    /**
     * Connects at the first query.
     *
     * @param kafka the bean {@code default-kafka-broker}
     * @param timeout of a query
     */
    public BrokerQueries(Map<String, Object> kafka, Duration timeout) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
    }

    /** The id of the cluster. */
    public Uni<String> clusterId() {
        return ask(client -> client.describeCluster().clusterId());
    }

    /** The lag in every partition of some topics, in a few requests whatever the number of records. */
    public Uni<List<PartitionLag>> lag(Map<String, String> groupByTopic) {
        Map<String, ListConsumerGroupOffsetsSpec> groups = groupByTopic.values().stream()
                .distinct()
                .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
        return partitions(groupByTopic.keySet()).chain(partitions -> Uni.combine()
                .all()
                .unis(
                        ask(client -> client.listConsumerGroupOffsets(groups).all()),
                        offsets(partitions, OffsetSpec.earliest()),
                        offsets(partitions, OffsetSpec.latest()))
                .with((committed, first, end) -> partitions.stream()
                        .map(partition -> {
                            OffsetAndMetadata offset = committed
                                    .get(groupByTopic.get(partition.topic()))
                                    .get(partition);
                            long begin = first.get(partition).offset();
                            return new PartitionLag(
                                    partition,
                                    offset == null ? begin : offset.offset(),
                                    begin,
                                    end.get(partition).offset());
                        })
                        .toList()));
    }

    private Uni<List<TopicPartition>> partitions(Collection<String> topics) {
        return ask(client -> client.describeTopics(topics).allTopicNames()).map(found -> found.values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList());
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        return ask(client -> client.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which)))
                .all());
    }

    private <T> Uni<T> ask(Function<Admin, KafkaFuture<T>> query) {
        return Uni.createFrom().completionStage(() -> query.apply(admin()).toCompletionStage());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
