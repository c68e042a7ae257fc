package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows, announcements and rejections of events, with a real broker and a real Cassandra. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class IntakeTest {

    private final TestKafka kafka = new TestKafka();

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void anEventBecomesARowAndIsAnnouncedUnderItsOwnEnvelope() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.125Z");

        UserEvents.send(kafka, id, time, UserEvents.user(id, time));

        Row row = UserEvents.awaitRow(session, id);
        assertThat(row.getString("first_name")).isEqualTo("Ingrid");
        assertThat(row.getInstant("collected_at")).isEqualTo(time);
        ConsumerRecord<String, byte[]> stored =
                UserEvents.awaitAnnouncements(id, 1).get(0);
        assertThat(TestKafka.headers(stored))
                .containsAllEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id + "/1",
                        "ce_type", "dev.sluice.user.stored.v1",
                        "ce_source", "/sluice/ingest-service",
                        "ce_subject", id,
                        "content-type", "application/json"));
        assertThat(Instant.parse(TestKafka.headers(stored).get("ce_time"))).isEqualTo(time);
        assertThat(StrictJson.MAPPER.readTree(stored.value()).get("postcode").asText())
                .isEqualTo("0861");
    }

    @Test
    void theNewestObservationWinsWhateverTheOrderOfArrival() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant newer = Instant.parse("2026-11-20T12:00:01.000Z");
        Instant older = Instant.parse("2026-11-20T12:00:00.000Z");

        UserEvents.send(kafka, id, newer, UserEvents.user(id, newer).put("city", "Tromsø"));
        UserEvents.awaitRow(session, id);
        UserEvents.send(kafka, id, older, UserEvents.user(id, older).put("city", "Bodø"));
        UserEvents.send(kafka, id, newer, UserEvents.user(id, newer).put("city", "Tromsø"));
        UserEvents.awaitAnnouncements(id, 3);

        assertThat(UserEvents.awaitRow(session, id).getString("city")).isEqualTo("Tromsø");
    }

    @Test
    void garbageIsListedWithReasonsAndItsNeighboursAreStored() throws IOException {
        String before = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        Instant now = Instant.parse("2026-11-20T12:00:00.000Z");
        String key = "garbage-" + UUID.randomUUID();
        Map<String, String> complete = TestKafka.envelope("user", key, now, key + "/1");

        UserEvents.send(kafka, before, now, UserEvents.user(before, now));
        kafka.send("users", key, complete, "this is not JSON".getBytes(UTF_8));
        kafka.send("users", key, Map.of(), "{}".getBytes(UTF_8));
        kafka.send("users", key, complete, "{\"userId\":7,\"age\":\"old\",\"email\":null}".getBytes(UTF_8));
        kafka.send("users", key, complete, new byte[10 * 1024 * 1024]);
        kafka.send("users", key, Map.of(), null);
        kafka.send(
                "users",
                key,
                TestKafka.envelope("user", key, now.plus(Duration.ofDays(9000)), "x"),
                UserEvents.user(after, now).toString().getBytes(UTF_8));
        UserEvents.send(kafka, after, now, UserEvents.user(after, now));

        UserEvents.awaitRow(session, before);
        UserEvents.awaitRow(session, after);
        List<Row> rejected = await().atMost(UserEvents.TIMEOUT).until(() -> rejectedOf(key), rows -> rows.size() == 6);
        assertThat(rejected)
                .extracting(row -> row.getString("reasons"))
                .anyMatch(reasons -> reasons.contains("is not JSON"))
                .anyMatch(reasons -> reasons.contains("envelope"))
                .anyMatch(reasons -> reasons.contains("userId") && reasons.contains("email") && reasons.contains("age"))
                .anyMatch(reasons -> reasons.contains("is missing"))
                .anyMatch(reasons -> reasons.contains("ahead of the clock"));
        assertThat(rejected)
                .filteredOn(row -> row.getBoolean("truncated"))
                .singleElement()
                .satisfies(row -> assertThat(row.getLong("size")).isEqualTo(10 * 1024 * 1024));
    }

    private List<Row> rejectedOf(String key) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return session
                .execute("SELECT * FROM sluice.rejected_by_feed_day WHERE feed = 'users' AND day = ?", today)
                .all()
                .stream()
                .filter(row -> key.equals(row.getString("key")))
                .toList();
    }
}
