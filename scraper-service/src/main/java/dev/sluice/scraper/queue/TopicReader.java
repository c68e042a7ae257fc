package dev.sluice.scraper.queue;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics whole, from their beginning and without a group: a channel does not know where its topic ends. */
@Singleton
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings;

    TopicReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    /**
     * Reads a topic up to where it ends when this begins; blocks.
     *
     * @param topic to be read
     * @param each record, in the order of its partition
     * @param between polls, a few times a second
     */
    public void read(String topic, Consumer<ConsumerRecord<String, byte[]>> each, Runnable between) {
        follow(topic, each, new Follower() {
            @Override
            public void ended() {
                // The caller is told by the return.
            }

            @Override
            public boolean goOn(boolean ended) {
                between.run();
                return !ended;
            }
        });
    }

    /** How many records a topic holds at most. */
    public long size(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            long end = sum(consumer.endOffsets(partitions));
            return end - sum(consumer.beginningOffsets(partitions));
        }
    }

    /** Reads a topic from its beginning and on; blocks until told to stop. */
    public void follow(String topic, Consumer<ConsumerRecord<String, byte[]>> each, Follower follower) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            BooleanSupplier atEnd = () ->
                    partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
            boolean ended = false;
            do {
                consumer.poll(POLL).forEach(each);
                if (!ended && atEnd.getAsBoolean()) {
                    ended = true;
                    follower.ended();
                }
            } while (follower.goOn(ended));
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Told how far the reading has come. */
    public interface Follower {

        /** All records that were there at the beginning have been given. */
        void ended();

        /** Whether to read on; asked after every poll. */
        boolean goOn(boolean ended);
    }
}
