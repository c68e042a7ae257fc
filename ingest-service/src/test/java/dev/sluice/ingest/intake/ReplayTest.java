package dev.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.Wire;
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

/** Rejected events sent again: as they are, corrected, and never in circles. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ReplayTest {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.125Z");

    private final Wire wire = new Wire();
    private final String user = UUID.randomUUID().toString();

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void whatOnlyLackedAnEnvelopeIsSentAgainAndStored() throws IOException {
        wire.send("users", user, Map.of(), Users.user(user, TIME).toString().getBytes(UTF_8));
        String id = awaitRejection();

        replay("{\"feed\":\"users\",\"id\":\"%s\",\"dryRun\":true}".formatted(id))
                .body("replayed", equalTo(1))
                .body("dryRun", equalTo(true));
        replay("{\"feed\":\"users\",\"id\":\"%s\"}".formatted(id)).body("replayed", equalTo(1));

        Users.awaitRow(session, user);
    }

    @Test
    void whatWouldBeRejectedAgainIsNotSentUnlessItIsCorrected() throws IOException {
        wire.send("users", user, Map.of(), "{\"age\":\"old\"}".getBytes(UTF_8));
        String id = awaitRejection();

        replay("{\"feed\":\"users\",\"id\":\"%s\"}".formatted(id))
                .body("matched", equalTo(1))
                .body("invalid", equalTo(1))
                .body("replayed", equalTo(0));
        replay("{\"feed\":\"users\",\"id\":\"%s\",\"value\":%s}".formatted(id, Users.user(user, TIME)))
                .body("replayed", equalTo(1));

        Users.awaitRow(session, user);
    }

    @Test
    void nothingIsSentMoreThanThreeTimes() throws IOException {
        wire.send("users", user, Map.of(), Users.user(user, TIME).toString().getBytes(UTF_8));
        String request = "{\"feed\":\"users\",\"id\":\"%s\"}".formatted(awaitRejection());

        for (int time = 0; time < 3; time++) {
            replay(request).body("replayed", equalTo(1));
        }

        replay(request).body("replayed", equalTo(0)).body("exhausted", equalTo(1));
    }

    @Test
    void aRequestThatCannotBeMeantIsRefused() {
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
        return await().atMost(Users.SOON)
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
