package dev.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
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
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Bad weather: a real Kafka that does not answer for a while, from the worst of moments on. */
@QuarkusTest
@TestProfile(KafkaAwayTest.Holding.class)
@QuarkusTestResource(BackendsResource.class)
class KafkaAwayTest {

    private static final String ID = UUID.randomUUID().toString();

    /** Longer than Kafka's clients wait of themselves, which is a minute. */
    private static final Duration AWAY = Duration.ofSeconds(65);

    @Inject
    QuarkusCqlSession session;

    @ConfigProperty(name = "sluice.test.kafka.pid")
    String kafka;

    /** The channel has the test's record, and goes on only when told to: to ask Kafka for its partition's last offset. */
    public static final class Holding implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.users.interceptor.classes", Hold.class.getName());
        }
    }

    /** Runs on the channel's own thread, between the records' arrival and all that is done with them. */
    public static final class Hold implements ConsumerInterceptor<String, byte[]> {

        private static final CompletableFuture<Void> ARRIVED = new CompletableFuture<>();
        private static final CompletableFuture<Void> GO_ON = new CompletableFuture<>();

        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            for (ConsumerRecord<String, byte[]> record : records) {
                if (ID.equals(record.key())) {
                    ARRIVED.complete(null);
                    GO_ON.join();
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
    void aKafkaThatGoesAwayWithTheFirstRecordIsWaitedForWithoutARestart() throws IOException {
        Instant time = Instant.parse("2026-11-20T12:00:00.000Z");
        ObjectNode user = Users.user(ID, time);

        try (Wire wire = new Wire()) {
            Users.send(wire, ID, time, user);
        }
        await().atMost(Users.SOON).until(Hold.ARRIVED::isDone);
        Paused.during(kafka, () -> {
            Hold.GO_ON.complete(null);
            await().during(AWAY)
                    .atMost(AWAY.plus(Users.SOON))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> given().get("/q/health/live").statusCode() == 200);
        });

        Users.awaitRow(session, ID);
        Users.awaitAnnouncements(ID, 1);
        await().atMost(Users.SOON).until(() -> given().get("/q/health").statusCode() == 200);
    }
}
