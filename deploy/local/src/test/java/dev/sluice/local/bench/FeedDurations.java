package dev.sluice.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How long a feed took, by the broker's timestamps of the first and the last records.
 *
 * @param publishing from the first event in Kafka to the last
 * @param storing from the first event in Kafka to the last row announced as stored
 */
record FeedDurations(Duration publishing, Duration storing) {

    static FeedDurations of(String kafka, String feed) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long first = times(consumer, feed, consumer::beginningOffsets).min().orElseThrow();
            long published = last(consumer, feed);
            long stored = last(consumer, feed + ".stored");
            return new FeedDurations(Duration.ofMillis(published - first), Duration.ofMillis(stored - first));
        }
    }

    private static long last(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return times(consumer, topic, consumer::endOffsets).max().orElseThrow();
    }

    /** The timestamp of the record at each partition's offset, or of the one before if there is none. */
    private static LongStream times(
            KafkaConsumer<byte[], byte[]> consumer,
            String topic,
            Function<List<TopicPartition>, Map<TopicPartition, Long>> offsets) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return offsets.apply(partitions).entrySet().stream()
                .filter(entry -> ends.get(entry.getKey()) > 0)
                .mapToLong(entry ->
                        time(consumer, entry.getKey(), Math.min(entry.getValue(), ends.get(entry.getKey()) - 1)));
    }

    private static long time(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                return record.timestamp();
            }
        }
    }
}
