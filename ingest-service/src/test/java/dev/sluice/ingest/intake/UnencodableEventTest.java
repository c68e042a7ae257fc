package dev.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that can be parsed but not published: rejected before anything of them is stored, and without effect on others. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class UnencodableEventTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

    @Inject
    QuarkusCqlSession session;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"rating\":1e-10000",
                "\"rating\":0e10000",
                "\"price\":0e-10001,\"currency\":\"EUR\"",
                "\"title\":\"half \\ud800 of a pair\""
            })
    void isRejectedByRestAndFromKafka(String field) {
        String id = "shop.example~" + UUID.randomUUID();
        String neighbour = "shop.example~" + UUID.randomUUID();
        byte[] event = product(id, field).getBytes(UTF_8);

        given().contentType("application/json")
                .body(event)
                .post("/v1/feeds/products/events")
                .then()
                .statusCode(422);
        try (TestKafka kafka = new TestKafka()) {
            kafka.send("products", id, TestKafka.envelope("product", id, TIME, id + "/1"), event);
            kafka.send(
                    "products",
                    neighbour,
                    TestKafka.envelope("product", neighbour, TIME, neighbour + "/1"),
                    product(neighbour, "\"rating\":4.5").getBytes(UTF_8));
        }

        await().atMost(TIMEOUT).until(() -> isStored(neighbour));
        assertThat(isStored(id)).isFalse();
    }

    @Test
    void theLargestNumberThatPassesIsStoredAndReadBackEqual() {
        String id = "shop.example~" + UUID.randomUUID();
        String rating = "4." + "3".repeat(99);

        given().contentType("application/json")
                .body(product(id, "\"rating\":" + rating).getBytes(UTF_8))
                .post("/v1/feeds/products/events")
                .then()
                .statusCode(202);

        await().atMost(TIMEOUT).until(() -> isStored(id));
        assertThat(session.execute("SELECT rating FROM sluice.product_by_id WHERE product_id = ?", id)
                        .one()
                        .getBigDecimal("rating"))
                .isEqualTo(new BigDecimal(rating));
    }

    @Test
    void aRejectedEventWithHalfASurrogatePairIsListed() {
        String id = UUID.randomUUID().toString();
        String value = "{\"userId\":\"" + id + "\",\"firstName\":\"\\ud800\"}";

        try (TestKafka kafka = new TestKafka()) {
            kafka.send("users", id, TestKafka.envelope("user", id, TIME, id + "/1"), value.getBytes(UTF_8));
        }

        await().atMost(TIMEOUT).until(() -> session
                .execute(
                        "SELECT key FROM sluice.rejected_by_feed_day WHERE feed = 'users' AND day = ?",
                        LocalDate.now(ZoneOffset.UTC))
                .all()
                .stream()
                .anyMatch(row -> id.equals(row.getString("key"))));
    }

    private static String product(String id, String field) {
        String title = field.contains("title") ? "" : "\"title\":\"A thing\",";
        return "{\"productId\":\"%s\",\"observedAt\":\"%s\",\"url\":\"https://shop.example/\",%s\"availability\":\"InStock\",%s}"
                .formatted(id, TIME, title, field);
    }

    private boolean isStored(String id) {
        return session.execute("SELECT product_id FROM sluice.product_by_id WHERE product_id = ?", id)
                        .one()
                != null;
    }
}
