package dev.sluice.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The requests that watches have made, read from topic {@code scrape-requests}.
 *
 * @param slots times of the slots that were requested, by watch
 * @param records number of requests; more than slots if one was requested twice, by the same id
 */
public record WatchSlots(Map<String, TreeSet<Instant>> slots, int records) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the topic to its end; requests that no watch has made are skipped. */
    public static WatchSlots read(String kafka) {
        Map<String, TreeSet<Instant>> slots = new TreeMap<>();
        int[] records = {0};
        readAll(kafka, record -> {
            JsonNode request = parse(record);
            String watch = request.path("watch").asText("");
            if (!watch.isEmpty()) {
                records[0]++;
                slots.computeIfAbsent(watch, id -> new TreeSet<>())
                        .add(Instant.parse(request.path("requestedAt").asText()));
            }
        });
        return new WatchSlots(slots, records[0]);
    }

    public int watches() {
        return slots.size();
    }

    /** How many slots were requested. */
    public int requested() {
        return slots.values().stream().mapToInt(TreeSet::size).sum();
    }

    /** How many slots were requested of the watch that has the fewest; 0 without watches. */
    public int fewest() {
        return slots.values().stream().mapToInt(TreeSet::size).min().orElse(0);
    }

    /** How many requests were made beyond the first of their slot. */
    public int repeated() {
        return records - requested();
    }

    /** How many slots were not requested between the first and the last of their watch. */
    public int gaps(Duration every) {
        return slots.values().stream()
                .mapToInt(watch -> missing(watch, every, watch.last()))
                .sum();
    }

    /** How many slots were not requested between the first of their watch and a given end. */
    public int lost(Duration every, Instant end) {
        return slots.values().stream()
                .mapToInt(watch -> missing(watch, every, end))
                .sum();
    }

    private static int missing(TreeSet<Instant> watch, Duration every, Instant end) {
        int missing = 0;
        for (Instant slot = watch.first(); slot.isBefore(end); slot = slot.plus(every)) {
            missing += watch.contains(slot) ? 0 : 1;
        }
        return missing;
    }

    private static void readAll(String kafka, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("scrape-requests").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(each);
            }
        }
    }

    private static JsonNode parse(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
