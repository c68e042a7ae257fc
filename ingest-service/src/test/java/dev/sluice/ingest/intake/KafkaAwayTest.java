package dev.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Bad weather: a real Kafka that does not answer for a while, from the worst of moments on. */
@QuarkusTest
@TestProfile(KafkaAwayTest.AtTheFirstRecord.class)
@QuarkusTestResource(BackendsResource.class)
class KafkaAwayTest {

    /** Longer than Kafka's clients wait of themselves, which is a minute. */
    private static final Duration AWAY = Duration.ofSeconds(65);

    @Inject
    QuarkusCqlSession session;

    @ConfigProperty(name = "sluice.test.kafka.pid")
    long kafka;

    /** The broker is stopped when the channel has its first records and has not yet asked for their partition's offset. */
    public static final class AtTheFirstRecord implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.users.interceptor.classes", Stopping.class.getName());
        }
    }

    /** Runs on the channel's own thread, between the records' arrival and all that is done with them. */
    public static final class Stopping implements ConsumerInterceptor<String, byte[]> {

        /** Which broker is stopped at the record with which key. */
        private static final Map<String, Long> BROKERS = new ConcurrentHashMap<>();

        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            for (ConsumerRecord<String, byte[]> record : records) {
                Long broker = record.key() == null ? null : BROKERS.get(record.key());
                if (broker != null) {
                    // Its sender is answered first.
                    await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                    signal("STOP", broker);
                    BROKERS.clear();
                }
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }

    @Test
    void aKafkaThatGoesAwayWithTheFirstRecordIsWaitedForWithoutARestart() throws Exception {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.000Z");
        Stopping.BROKERS.put(id, kafka);

        try (Wire wire = new Wire()) {
            Users.send(wire, id, time, Users.user(id, time));
            await().atMost(Users.SOON).until(Stopping.BROKERS::isEmpty);
            Thread.sleep(AWAY.toMillis());
        } finally {
            signal("CONT", kafka);
        }

        Users.awaitRow(session, id);
        Users.awaitAnnouncements(id, 1);
        await().atMost(Users.SOON).until(() -> given().get("/q/health").statusCode() == 200);
    }

    private static void signal(String name, long process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
