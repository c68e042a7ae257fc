package dev.sluice.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stands in for ingest-service: announces rows with a sequence number. */
final class StoredEventPublisher implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    "bootstrap.servers",
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                    "linger.ms",
                    2),
            new StringSerializer(),
            new ByteArraySerializer());

    /** Publishes rows of one key with increasing numbers; returns once Kafka has them. */
    void rows(String feed, String key, int first, int count) {
        rows(feed, key, first, count, "");
    }

    void rows(String feed, String key, int first, int count, String padding) {
        for (int number = first; number < first + count; number++) {
            row(feed, key, "{\"number\":" + number + ",\"padding\":\"" + padding + "\"}");
        }
        producer.flush();
    }

    void erased(String feed, String key) {
        send(new ProducerRecord<>(feed + ".stored", key, null));
        producer.flush();
    }

    void row(String feed, String key, String json) {
        row(feed, key, json, Map.of());
    }

    /** Publishes a row with additional headers. */
    void row(String feed, String key, String json, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(feed + ".stored", key, json.getBytes(UTF_8));
        record.headers().add("ce_time", "2026-11-20T12:00:00.125Z".getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) {
        // Awaited by flush.
        var unused = producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    static int number(String data) {
        Matcher matcher = NUMBER.matcher(data);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    @Override
    public void close() {
        producer.close();
    }
}
