package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.Contract;
import dev.sluice.ingest.Wire;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The intake on a real broker and a real Cassandra: events in, rows, announcements and rejections out. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class IntakeTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Wire wire = new Wire();

    @Inject
    QuarkusCqlSession session;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    long cassandra;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void anEventBecomesARowAndIsAnnouncedUnderItsOwnEnvelope() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.125Z");

        send(id, time, user(id, time));

        Row row = awaitUser(id);
        assertThat(row.getString("first_name")).isEqualTo("Ingrid");
        assertThat(row.getInstant("collected_at")).isEqualTo(time);
        ConsumerRecord<String, byte[]> stored = announcement(id);
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

        send(id, newer, user(id, newer).put("city", "Tromsø"));
        awaitUser(id);
        send(id, older, user(id, older).put("city", "Bodø"));
        send(id, newer, user(id, newer).put("city", "Tromsø"));
        awaitStored(id, 3);

        assertThat(awaitUser(id).getString("city")).isEqualTo("Tromsø");
    }

    @Test
    void rubbishIsListedWithItsReasonsAndItsNeighboursAreStored() throws IOException {
        String before = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        Instant now = Instant.parse("2026-11-20T12:00:00.000Z");
        String key = "rubbish-" + UUID.randomUUID();
        Map<String, String> whole = Wire.envelope("user", key, now, key + "/1");

        send(before, now, user(before, now));
        wire.send("users", key, whole, "this is not JSON".getBytes(UTF_8));
        wire.send("users", key, Map.of(), "{}".getBytes(UTF_8));
        wire.send("users", key, whole, "{\"userId\":7,\"age\":\"old\",\"email\":null}".getBytes(UTF_8));
        wire.send("users", key, whole, new byte[10 * 1024 * 1024]);
        wire.send("users", key, whole, null);
        wire.send(
                "users",
                key,
                Wire.envelope("user", key, now.plus(Duration.ofDays(9000)), "x"),
                user(after, now).toString().getBytes(UTF_8));
        send(after, now, user(after, now));

        awaitUser(before);
        awaitUser(after);
        List<Row> rejected = await().atMost(SOON).until(() -> rejectedOf(key), rows -> rows.size() == 6);
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

    @Test
    void whileCassandraIsAwayEventsWaitAndThenDrainWithoutARestart() throws Exception {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.000Z");
        double rejected = count("sluice.rejected");

        signal("STOP");
        try {
            send(id, time, user(id, time));
            await().atMost(SOON)
                    .until(() -> metrics.get("sluice.in.flight.oldest")
                                    .tag("feed", "users")
                                    .gauge()
                                    .value()
                            > 6);
        } finally {
            signal("CONT");
        }

        awaitUser(id);
        awaitStored(id, 1);
        assertThat(count("sluice.rejected")).isEqualTo(rejected);
        await().atMost(SOON).untilAsserted(() -> assertThat(count("sluice.received"))
                .isEqualTo(count("sluice.stored") + count("sluice.rejected")));
    }

    private void send(String id, Instant time, ObjectNode user) {
        wire.send(
                "users",
                id,
                Wire.envelope("user", id, time, id + "/1"),
                user.toString().getBytes(UTF_8));
    }

    private static ObjectNode user(String id, Instant time) throws IOException {
        ObjectNode user = (ObjectNode) StrictJson.MAPPER.readTree(Contract.feeds().stream()
                .filter(feed -> feed.name().equals("users"))
                .findFirst()
                .orElseThrow()
                .read("event.json"));
        return user.put("userId", id).put("collectedAt", time.toString());
    }

    private Row awaitUser(String id) {
        return await().atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> session.execute("SELECT * FROM sluice.user_by_id WHERE user_id = ?", id)
                                .one(),
                        row -> row != null);
    }

    private static void awaitStored(String id, int times) {
        await().atMost(SOON)
                .until(() -> Wire.all("users.stored").stream()
                                .filter(record -> record.key().equals(id))
                                .count()
                        >= times);
    }

    private static ConsumerRecord<String, byte[]> announcement(String id) {
        awaitStored(id, 1);
        return Wire.all("users.stored").stream()
                .filter(record -> record.key().equals(id))
                .findFirst()
                .orElseThrow();
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

    private double count(String name) {
        return metrics.get(name).tag("feed", "users").counter().count();
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(cassandra)).start().waitFor();
    }
}
