package dev.sluice.local;

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
 * What was asked for by watches, as topic {@code scrape-requests} has it.
 *
 * @param watches that asked
 * @param due slots from each watch's first to the end of the measure
 * @param lost slots of these in which nothing was asked
 * @param asked slots that were asked for, also after the end of the measure
 * @param twice requests beyond the first of a slot, which have its id
 */
record Slots(int watches, int due, int lost, int asked, int twice) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Slots read(String kafka, Duration every, Instant end) {
        Map<String, TreeSet<Instant>> slots = new TreeMap<>();
        int[] records = {0};
        all(kafka, record -> {
            JsonNode request = read(record);
            records[0]++;
            slots.computeIfAbsent(request.path("watch").asText(), watch -> new TreeSet<>())
                    .add(Instant.parse(request.path("requestedAt").asText()));
        });
        int due = 0;
        int lost = 0;
        int asked = 0;
        for (TreeSet<Instant> seen : slots.values()) {
            asked += seen.size();
            for (Instant slot = seen.first(); slot.isBefore(end); slot = slot.plus(every)) {
                due++;
                if (!seen.contains(slot)) {
                    lost++;
                }
            }
        }
        return new Slots(slots.size(), due, lost, asked, records[0] - asked);
    }

    private static void all(String kafka, Consumer<ConsumerRecord<String, byte[]>> each) {
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

    private static JsonNode read(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
