package dev.sluice.query;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stands in for ingest-service: writes rows as the contract's tables define them and announces them. */
@Singleton
public class FakeIngestService {

    private final QuarkusCqlSession session;
    private final ObjectMapper mapper;
    private final String kafka;

    FakeIngestService(
            QuarkusCqlSession session,
            ObjectMapper mapper,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.session = session;
        this.mapper = mapper;
        this.kafka = kafka;
    }

    /** Stores a row given by its columns; all others are null. */
    public void storeRow(String table, Map<String, ?> columns) {
        try {
            session.execute(SimpleStatement.newInstance(
                    "INSERT INTO sluice." + table + " JSON ?", mapper.writeValueAsString(columns)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes rows that other tests of the same partition must not find. */
    public void deleteRows(String table, String condition) {
        session.execute("DELETE FROM sluice." + table + " WHERE " + condition);
    }

    /** Stores a user with an id and the columns given. */
    public void storeUser(String id, Map<String, ?> columns) {
        Map<String, Object> all = new HashMap<>(columns);
        all.put("user_id", id);
        all.putIfAbsent("email", "ann@example.com");
        all.putIfAbsent("collected_at", "2026-11-20T12:00:00.125Z");
        storeRow("user_by_id", all);
    }

    /** Stores an observation in its month, and as the product's latest state if it is the newest. */
    public void storeObservation(String productId, String at, String price, boolean newest) {
        String month = at.substring(0, 7);
        Map<String, Object> seen = new HashMap<>(Map.of(
                "product_id", productId, "observed_at", at, "title", "A camera", "price", price, "currency", "EUR"));
        if (newest) {
            storeRow("product_by_id", seen);
        }
        seen.put("month", month);
        storeRow("product_observation_by_month", seen);
        storeRow("product_month_by_product", Map.of("product_id", productId, "month", month));
    }

    /** Announces a row; returns once Kafka has the record. */
    public void announce(String feed, String key) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] id = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(feed + ".stored", id, new byte[] {'{', '}'}))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
