package dev.sluice.ingest.rejected;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replay of rejected events, unchanged and corrected, and at most three times. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ReplayResourceTest {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.125Z");

    private final TestKafka kafka = new TestKafka();
    private final String user = UUID.randomUUID().toString();

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void anEventThatOnlyLackedItsEnvelopeIsReplayed() throws IOException {
        kafka.send(
                "users", user, Map.of(), UserEvents.user(user, TIME).toString().getBytes(UTF_8));
        String id = awaitRejection();

        replay("{\"feed\":\"users\",\"id\":\"%s\",\"dryRun\":true}".formatted(id))
                .body("replayed", equalTo(1))
                .body("dryRun", equalTo(true));
        replay("{\"feed\":\"users\",\"id\":\"%s\"}".formatted(id)).body("replayed", equalTo(1));

        UserEvents.awaitRow(session, user);
    }

    @Test
    void anInvalidEventIsReplayedOnlyIfCorrected() throws IOException {
        kafka.send("users", user, Map.of(), "{\"age\":\"old\"}".getBytes(UTF_8));
        String id = awaitRejection();

        replay("{\"feed\":\"users\",\"id\":\"%s\"}".formatted(id))
                .body("matched", equalTo(1))
                .body("invalid", equalTo(1))
                .body("replayed", equalTo(0));
        replay("{\"feed\":\"users\",\"id\":\"%s\",\"value\":%s}".formatted(id, UserEvents.user(user, TIME)))
                .body("replayed", equalTo(1));

        UserEvents.awaitRow(session, user);
    }

    @Test
    void noEventIsReplayedMoreThanThreeTimes() throws IOException {
        kafka.send(
                "users", user, Map.of(), UserEvents.user(user, TIME).toString().getBytes(UTF_8));
        String request = "{\"feed\":\"users\",\"id\":\"%s\"}".formatted(awaitRejection());

        for (int time = 0; time < 3; time++) {
            replay(request).body("replayed", equalTo(1));
        }

        replay(request).body("replayed", equalTo(0)).body("exhausted", equalTo(1));
    }

    @Test
    void anInvalidRequestIsRefused() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/rejected/replay")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("x")
                .post("/v1/rejected/replay")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"feed\":\"users\",\"value\":{}}")
                .post("/v1/rejected/replay")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"feed\":\"nothing\"}")
                .post("/v1/rejected/replay")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse replay(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/rejected/replay")
                .then()
                .statusCode(200);
    }

    private String awaitRejection() {
        return await().atMost(UserEvents.TIMEOUT)
                .until(
                        () -> session
                                .execute(
                                        "SELECT id, key FROM sluice.rejected_by_feed_day WHERE feed = 'users' AND day = ?",
                                        LocalDate.now(ZoneOffset.UTC))
                                .all()
                                .stream()
                                .filter(row -> user.equals(row.getString("key")))
                                .map(row -> row.getString("id"))
                                .findFirst()
                                .orElse(null),
                        id -> id != null);
    }
}
