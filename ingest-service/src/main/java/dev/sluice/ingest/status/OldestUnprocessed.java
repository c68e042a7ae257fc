package dev.sluice.ingest.status;

import dev.sluice.runtime.kafka.PartitionLag;
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

/** Reads the timestamp of the first unprocessed record of each partition, and each such record only once. */
@Singleton
final class OldestUnprocessed {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    /** One record is needed, and arrives with its batch; the brokers send a larger batch whole. */
    private static final int MAX_FETCH_BYTES = 16 * 1024;

    private static final long NO_OFFSET = -1L;

    private final Map<String, Object> settings;
    private final Map<TopicPartition, FirstRecord> known = new HashMap<>();
    private KafkaConsumer<byte[], byte[]> consumer;
    private boolean stopped;

    OldestUnprocessed(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    }

    /** The timestamp of the first record at or after an offset. */
    private record FirstRecord(long offset, Instant timestamp) {}

    synchronized void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    /**
     * The timestamp of the oldest unprocessed record. Blocks on Kafka, so never call it on an event loop.
     *
     * @return by topic; missing where there is no lag, or Kafka did not return the record in time
     */
    synchronized Map<String, Instant> of(List<PartitionLag> partitions) {
        Map<TopicPartition, Long> wanted = partitions.stream()
                .filter(lag -> lag.events() > 0)
                .collect(Collectors.toMap(PartitionLag::partition, PartitionLag::position));
        known.entrySet().removeIf(entry -> entry.getValue().offset() != wanted.getOrDefault(entry.getKey(), NO_OFFSET));
        Map<TopicPartition, Long> unknown = new HashMap<>(wanted);
        unknown.keySet().removeAll(known.keySet());
        if (!unknown.isEmpty() && !stopped) {
            read(unknown);
        }
        Map<String, Instant> oldest = new HashMap<>();
        known.forEach((partition, first) ->
                oldest.merge(partition.topic(), first.timestamp(), (one, other) -> one.isBefore(other) ? one : other));
        return oldest;
    }

    private void read(Map<TopicPartition, Long> offsets) {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        consumer.assign(offsets.keySet());
        // A partition that was assigned before stays paused.
        consumer.resume(offsets.keySet());
        offsets.forEach(consumer::seek);
        Map<TopicPartition, Long> missing = new HashMap<>(offsets);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Long offset = missing.remove(partition);
                if (offset != null) {
                    known.put(partition, new FirstRecord(offset, Instant.ofEpochMilli(record.timestamp())));
                    consumer.pause(List.of(partition));
                }
            }
        }
    }
}
