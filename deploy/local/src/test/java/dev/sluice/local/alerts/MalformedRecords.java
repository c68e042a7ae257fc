package dev.sluice.local.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records that are not events, as a program with a wrong topic would. */
final class MalformedRecords {

    private MalformedRecords() {}

    static void send(String kafka, String topic, int records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                byte[] value = "no event".getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, "malformed-" + i, value))
                        .get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
