package dev.sluice.ingest.feed.insights;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows of insights, sent as the lake sends them. Each test has its own insight. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class InsightTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestKafka kafka = new TestKafka();
    private final String insight = "sessions-" + UUID.randomUUID();
    private final Instant computed = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aRowOfANewInsightIsStoredAndAnnouncedUnderItsKey() {
        send("FI/2016-11-02T10:00:00Z", computed, "\"starts\": 2349, \"share\": 0.50");

        Row row = awaitRow("FI/2016-11-02T10:00:00Z", computed);
        assertThat(row.getMap("dimensions", String.class, String.class)).containsEntry("country", "FI");
        assertThat(row.getMap("measures", String.class, BigDecimal.class))
                .isEqualTo(Map.of("starts", new BigDecimal("2349"), "share", new BigDecimal("0.50")));
        assertThat(names()).containsExactly(computed);
        ConsumerRecord<String, byte[]> stored = awaitAnnouncements("FI/2016-11-02T10:00:00Z", 1);
        assertThat(TestKafka.headers(stored))
                .containsEntry("ce_type", "dev.sluice.insight.stored.v1")
                .containsEntry("ce_subject", insight + "/FI/2016-11-02T10:00:00Z");
        assertThat(new String(stored.value(), UTF_8)).contains("\"share\":0.50");
    }

    @Test
    void theLatestComputationWinsInAnyOrder() {
        send("FI", computed, "\"completed\": 3");
        awaitRow("FI", computed);

        send("FI", computed.minusMillis(1), "\"completed\": 2, \"open\": 1");
        send("FI", computed, "\"completed\": 3");
        awaitAnnouncements("FI", 3);

        assertThat(awaitRow("FI", computed).getMap("measures", String.class, BigDecimal.class))
                .isEqualTo(Map.of("completed", new BigDecimal("3")));
        assertThat(names()).containsExactly(computed);
    }

    @Test
    void aGroupThatBecameEmptyHasCountsOfZero() {
        send("NO", computed.minusSeconds(1), "\"completed\": 1");
        send("NO", computed, "\"completed\": 0");

        assertThat(awaitRow("NO", computed).getMap("measures", String.class, BigDecimal.class))
                .containsEntry("completed", BigDecimal.ZERO);
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        post("""
                {"insight": "Too Loud", "row": "a\\u0000", "dimensions": {"a b": "c"}, "measures": {}}""")
                .then()
                .statusCode(422)
                .body(
                        "violations.field",
                        containsInAnyOrder("insight", "row", "dimensions<K>[a b].<map key>", "measures", "computedAt"));
        post(event("FI", computed, "\"completed\": \"many\""))
                .then()
                .statusCode(422)
                .body("violations.message", contains("must be an object of numbers"));
        post(event("FI", computed, "\"completed\": 1e-999999999"))
                .then()
                .statusCode(422)
                .body("violations.field", contains("measures"));
        post(event("FI", computed.plusSeconds(3600), "\"completed\": 1"))
                .then()
                .statusCode(422)
                .body("violations.message", contains("is more than 5 minutes ahead of the clock"));
    }

    @Test
    void anotherKeyThanInsightAndRowIsRejected() {
        String key = insight + "/SE";
        kafka.send(
                "insights",
                key,
                TestKafka.envelope("insight", key, computed, key + "/1"),
                event("FI", computed, "\"n\": 1").getBytes(UTF_8));

        await().atMost(TIMEOUT).until(() -> session
                .execute(
                        "SELECT key, reasons FROM sluice.rejected_by_feed_day WHERE feed = 'insights' AND day = ?",
                        LocalDate.now(ZoneOffset.UTC))
                .all()
                .stream()
                .anyMatch(row -> key.equals(row.getString("key"))
                        && row.getString("reasons").contains("ce_subject")));
    }

    private static Response post(String event) {
        return given().contentType("application/json").body(event).post("/v1/feeds/insights/events");
    }

    private void send(String row, Instant at, String measures) {
        String key = insight + "/" + row;
        kafka.send(
                "insights",
                key,
                TestKafka.envelope("insight", key, at, key + "/" + at),
                event(row, at, measures).getBytes(UTF_8));
    }

    private String event(String row, Instant at, String measures) {
        return """
                {"insight": "%s", "row": "%s", "dimensions": {"country": "%s"}, "measures": {%s}, "computedAt": "%s"}""".formatted(insight, row, row.substring(0, 2), measures, at);
    }

    private Row awaitRow(String row, Instant at) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> session.execute(
                                        "SELECT * FROM sluice.insight_by_name WHERE insight = ? AND shard = ? AND row = ?",
                                        insight,
                                        Math.floorMod(row.hashCode(), 8),
                                        row)
                                .one(),
                        found -> found != null && at.equals(found.getInstant("computed_at")));
    }

    private ConsumerRecord<String, byte[]> awaitAnnouncements(String row, int count) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> TestKafka.all("insights.stored").stream()
                                .filter(record -> (insight + "/" + row).equals(record.key()))
                                .toList(),
                        found -> found.size() == count)
                .get(0);
    }

    /** The computation time of the insight, for each shard with its name. */
    private List<Instant> names() {
        return session.execute("SELECT insight, computed_at FROM sluice.insight_name_by_shard").all().stream()
                .filter(row -> insight.equals(row.getString("insight")))
                .map(row -> row.getInstant("computed_at"))
                .toList();
    }
}
