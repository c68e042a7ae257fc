package dev.sluice.local;

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
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All that a run has written anywhere: every record of every topic, every cell of every table, every line of every log.
 *
 * @param texts as they stand
 * @param values each cell, and each value and field name of what is JSON, by itself
 */
record Everything(List<String> texts, Set<String> values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Everything of(int kafka, int cassandra, Path logs) throws IOException {
        Everything all = new Everything(new ArrayList<>(), new HashSet<>());
        all.addTopics(kafka);
        all.addTables(cassandra);
        all.addLogs(logs);
        return all;
    }

    private void addTopics(int port) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
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
                .filter(bytes -> bytes != null)
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
            // Not JSON, so it is a value as a whole.
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
