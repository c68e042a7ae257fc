package dev.sluice.local.gate;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All text that a platform has written: records of all topics, rows of all tables, lines of all logs.
 *
 * @param texts complete keys, values, headers, cells and lines
 * @param units for each record, row and line: its texts, and of JSON texts each value and field name
 */
record StoredText(List<String> texts, List<Set<String>> units) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static StoredText of(String kafka, int cassandra, Path logs) throws IOException {
        StoredText all = new StoredText(new ArrayList<>(), new ArrayList<>());
        all.addTopics(kafka);
        all.addTables(cassandra);
        all.addLogs(logs);
        return all;
    }

    /** Whether a record, row or line has this as one of its values or field names. */
    boolean hasValue(String value) {
        return units.stream().anyMatch(unit -> unit.contains(value));
    }

    /** Whether a record, row or line has both values, so that they belong to one entity. */
    boolean hasTogether(String one, String other) {
        return units.stream().anyMatch(unit -> unit.contains(one) && unit.contains(other));
    }

    private void addTopics(String kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .flatMap(topic ->
                            topic.getValue().stream().map(info -> new TopicPartition(topic.getKey(), info.partition())))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::add);
            }
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        List<byte[]> parts = new ArrayList<>();
        record.headers().forEach(header -> parts.add(header.value()));
        parts.add(record.key());
        parts.add(record.value());
        add(parts.stream().filter(Objects::nonNull).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    private void addTables(int port) {
        try (CqlSession session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .withLocalDatacenter("datacenter1")
                .build()) {
            session.getMetadata()
                    .getKeyspace("sluice")
                    .orElseThrow()
                    .getTables()
                    .keySet()
                    .forEach(table ->
                            session.execute("SELECT * FROM sluice." + table).forEach(this::add));
        }
    }

    private void add(Row row) {
        add(IntStream.range(0, row.size()).mapToObj(column -> String.valueOf(row.getObject(column))));
    }

    private void addLogs(Path logs) throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file, StandardCharsets.UTF_8).lines().forEach(line -> add(Stream.of(line)));
            }
        }
    }

    private void add(Stream<String> texts) {
        Set<String> unit = new HashSet<>();
        texts.forEach(text -> {
            this.texts.add(text);
            unit.add(text);
            try {
                addValues(unit, JSON.readTree(text));
            } catch (JsonProcessingException e) {
                // A text that is not JSON is one value.
            }
        });
        units.add(unit);
    }

    private static void addValues(Set<String> unit, JsonNode node) {
        if (node.isValueNode()) {
            unit.add(node.asText());
        }
        node.fieldNames().forEachRemaining(unit::add);
        node.forEach(child -> addValues(unit, child));
    }
}
