package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.Wire;
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

/** The intake on a real broker and a real Cassandra: events in, rows, announcements and rejections out. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class IntakeTest {

    private final Wire wire = new Wire();

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void anEventBecomesARowAndIsAnnouncedUnderItsOwnEnvelope() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.125Z");

        Users.send(wire, id, time, Users.user(id, time));

        Row row = Users.awaitRow(session, id);
        assertThat(row.getString("first_name")).isEqualTo("Ingrid");
        assertThat(row.getInstant("collected_at")).isEqualTo(time);
        ConsumerRecord<String, byte[]> stored = Users.awaitAnnouncements(id, 1).get(0);
        assertThat(Wire.headers(stored))
                .containsAllEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id + "/1",
                        "ce_type", "dev.sluice.user.stored.v1",
                        "ce_source", "/sluice/ingest-service",
                        "ce_subject", id,
                        "content-type", "application/json"));
        assertThat(Instant.parse(Wire.headers(stored).get("ce_time"))).isEqualTo(time);
        assertThat(StrictJson.MAPPER.readTree(stored.value()).get("postcode").asText())
                .isEqualTo("0861");
    }

    @Test
    void theNewestObservationWinsWhateverTheOrderOfArrival() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant newer = Instant.parse("2026-11-20T12:00:01.000Z");
        Instant older = Instant.parse("2026-11-20T12:00:00.000Z");

        Users.send(wire, id, newer, Users.user(id, newer).put("city", "Tromsø"));
        Users.awaitRow(session, id);
        Users.send(wire, id, older, Users.user(id, older).put("city", "Bodø"));
        Users.send(wire, id, newer, Users.user(id, newer).put("city", "Tromsø"));
        Users.awaitAnnouncements(id, 3);

        assertThat(Users.awaitRow(session, id).getString("city")).isEqualTo("Tromsø");
    }

    @Test
    void rubbishIsListedWithItsReasonsAndItsNeighboursAreStored() throws IOException {
        String before = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        Instant now = Instant.parse("2026-11-20T12:00:00.000Z");
        String key = "rubbish-" + UUID.randomUUID();
        Map<String, String> whole = Wire.envelope("user", key, now, key + "/1");

        Users.send(wire, before, now, Users.user(before, now));
        wire.send("users", key, whole, "this is not JSON".getBytes(UTF_8));
        wire.send("users", key, Map.of(), "{}".getBytes(UTF_8));
        wire.send("users", key, whole, "{\"userId\":7,\"age\":\"old\",\"email\":null}".getBytes(UTF_8));
        wire.send("users", key, whole, new byte[10 * 1024 * 1024]);
        wire.send("users", key, Map.of(), null);
        wire.send(
                "users",
                key,
                Wire.envelope("user", key, now.plus(Duration.ofDays(9000)), "x"),
                Users.user(after, now).toString().getBytes(UTF_8));
        Users.send(wire, after, now, Users.user(after, now));

        Users.awaitRow(session, before);
        Users.awaitRow(session, after);
        List<Row> rejected = await().atMost(Users.SOON).until(() -> rejectedOf(key), rows -> rows.size() == 6);
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
