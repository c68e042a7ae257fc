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
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All text that a platform has written: records of all topics, cells of all tables, lines of all logs.
 *
 * @param texts complete keys, values, headers, cells and lines
 * @param values each text, and of JSON texts each value and field name
 */
record StoredText(List<String> texts, Set<String> values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static StoredText of(String kafka, int cassandra, Path logs) throws IOException {
        StoredText all = new StoredText(new ArrayList<>(), new HashSet<>());
        all.addTopics(kafka);
        all.addTables(cassandra);
        all.addLogs(logs);
        return all;
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
        record.headers().forEach(header -> add(new String(header.value(), StandardCharsets.UTF_8)));
        Stream.of(record.key(), record.value())
                .filter(Objects::nonNull)
                .forEach(bytes -> add(new String(bytes, StandardCharsets.UTF_8)));
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
        for (int column = 0; column < row.size(); column++) {
            add(String.valueOf(row.getObject(column)));
        }
    }

    private void addLogs(Path logs) throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file, StandardCharsets.UTF_8).lines().forEach(this::add);
            }
        }
    }

    private void add(String text) {
        texts.add(text);
        values.add(text);
        try {
            addValues(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // A text that is not JSON is one value.
        }
    }

    private void addValues(JsonNode node) {
        if (node.isValueNode()) {
            values.add(node.asText());
        }
        node.fieldNames().forEachRemaining(values::add);
        node.forEach(this::addValues);
    }
}
