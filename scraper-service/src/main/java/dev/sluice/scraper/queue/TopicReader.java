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

/** Reads whole topics from the beginning, without a consumer group; a channel does not know where its topic ends. */
@Singleton
public final class TopicReader {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final Map<String, Object> settings;

    TopicReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    /**
     * Reads a topic up to its end at the time of the call; blocks.
     *
     * @param topic to be read
     * @param consumer of each record, in the order of its partition
     * @param heartbeat called between polls, a few times a second
     */
    public void read(String topic, Consumer<ConsumerRecord<String, byte[]>> consumer, Runnable heartbeat) {
        follow(topic, consumer, caughtUp -> {
            heartbeat.run();
            return !caughtUp;
        });
    }

    /** An upper bound of the number of records in a topic. */
    public long size(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            long end = sum(consumer.endOffsets(partitions));
            return end - sum(consumer.beginningOffsets(partitions));
        }
    }

    /** Reads a topic from its beginning and keeps following it; blocks until the follower stops it. */
    public void follow(String topic, Consumer<ConsumerRecord<String, byte[]>> each, Follower follower) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            BooleanSupplier atEnd = () ->
                    partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
            boolean caughtUp = false;
            do {
                consumer.poll(POLL_TIMEOUT).forEach(each);
                if (!caughtUp && atEnd.getAsBoolean()) {
                    caughtUp = true;
                    follower.caughtUp();
                }
            } while (follower.keepReading(caughtUp));
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

    /** Observes and stops a reader that follows its topic. */
    @FunctionalInterface
    public interface Follower {

        /** Called once all records that existed at the start have been read. */
        default void caughtUp() {}

        /** Whether to read on; asked after every poll. */
        boolean keepReading(boolean caughtUp);
    }
}
