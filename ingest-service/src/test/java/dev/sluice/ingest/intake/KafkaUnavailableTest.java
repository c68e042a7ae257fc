package dev.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An outage of a real Kafka that begins at the worst moment. */
@Tag("campaign")
@QuarkusTest
@TestProfile(KafkaUnavailableTest.HoldingProfile.class)
@QuarkusTestResource(BackendsResource.class)
class KafkaUnavailableTest {

    private static final String ID = UUID.randomUUID().toString();

    /** Longer than the default timeout of Kafka's clients, a minute. */
    private static final Duration OUTAGE = Duration.ofSeconds(65);

    @Inject
    QuarkusCqlSession session;

    @ConfigProperty(name = "sluice.test.kafka.pid")
    String kafkaPid;

    /** Holds the channel at the test's record, just before it asks Kafka for the last offset of the partition. */
    public static final class HoldingProfile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.users.interceptor.classes", HoldingInterceptor.class.getName());
        }
    }

    /** Runs on the channel's thread, after records arrive and before they are processed. */
    public static final class HoldingInterceptor implements ConsumerInterceptor<String, byte[]> {

        private static final CompletableFuture<Void> ARRIVED = new CompletableFuture<>();
        private static final CompletableFuture<Void> CONTINUE = new CompletableFuture<>();

        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            for (ConsumerRecord<String, byte[]> record : records) {
                if (ID.equals(record.key())) {
                    ARRIVED.complete(null);
                    CONTINUE.join();
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
    void anOutageAtTheFirstRecordIsSurvivedWithoutARestart() throws IOException {
        Instant time = Instant.parse("2026-11-20T12:00:00.000Z");
        ObjectNode user = UserEvents.user(ID, time);

        try (TestKafka kafka = new TestKafka()) {
            UserEvents.send(kafka, ID, time, user);
        }
        await().atMost(UserEvents.TIMEOUT).until(HoldingInterceptor.ARRIVED::isDone);
        SuspendedProcess.during(kafkaPid, () -> {
            HoldingInterceptor.CONTINUE.complete(null);
            await().during(OUTAGE)
                    .atMost(OUTAGE.plus(UserEvents.TIMEOUT))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> given().get("/q/health/live").statusCode() == 200);
        });

        UserEvents.awaitRow(session, ID);
        UserEvents.awaitAnnouncements(ID, 1);
        await().atMost(UserEvents.TIMEOUT).until(() -> given().get("/q/health").statusCode() == 200);
    }
}
