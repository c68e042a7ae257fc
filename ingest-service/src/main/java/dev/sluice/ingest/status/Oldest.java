package dev.sluice.ingest.status;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads when the first record that is not settled came to Kafka: one record a partition, and none twice. */
@Singleton
final class Oldest {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    /** One record is wanted, and comes with its batch; the brokers send a larger batch whole. */
    private static final int BYTES = 16 * 1024;

    private static final long NOWHERE = -1L;

    private final Map<String, Object> settings;
    private final Map<TopicPartition, Seen> seen = new HashMap<>();
    private KafkaConsumer<byte[], byte[]> consumer;
    private boolean stopped;

    Oldest(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    }

    /** The record at or after an offset came to Kafka then. */
    private record Seen(long offset, Instant at) {}

    synchronized void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /**
     * When the oldest record came that is not settled. Waits for Kafka, so never on an event loop.
     *
     * @param all what is known of the partitions
     * @return by topic; none where nothing is behind, or Kafka did not give it in time
     */
    synchronized Map<String, Instant> of(List<Behind> all) {
        Map<TopicPartition, Long> wanted = all.stream()
                .filter(behind -> behind.events() > 0)
                .collect(Collectors.toMap(Behind::partition, Behind::settled));
        seen.entrySet().removeIf(known -> known.getValue().offset() != wanted.getOrDefault(known.getKey(), NOWHERE));
        Map<TopicPartition, Long> unknown = new HashMap<>(wanted);
        seen.forEach((partition, known) -> unknown.remove(partition));
        if (!unknown.isEmpty() && !stopped) {
            read(unknown);
        }
        Map<String, Instant> oldest = new HashMap<>();
        seen.forEach((partition, known) ->
                oldest.merge(partition.topic(), known.at(), (one, other) -> one.isBefore(other) ? one : other));
        return oldest;
    }

    private void read(Map<TopicPartition, Long> from) {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        consumer.assign(from.keySet());
        // A partition that was assigned before stays paused.
        consumer.resume(from.keySet());
        from.forEach(consumer::seek);
        Map<TopicPartition, Long> left = new HashMap<>(from);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!left.isEmpty() && System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Long offset = left.remove(partition);
                if (offset != null) {
                    seen.put(partition, new Seen(offset, Instant.ofEpochMilli(record.timestamp())));
                    consumer.pause(List.of(partition));
                }
            }
        }
    }
}
