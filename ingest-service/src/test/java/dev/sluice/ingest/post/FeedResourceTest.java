package dev.sluice.ingest.post;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.Contract;
import dev.sluice.ingest.TestData;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events answered with 202 become rows; others are refused with their reasons. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class FeedResourceTest {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.125Z");

    @Inject
    QuarkusCqlSession session;

    @Test
    void aPostedEventHasTheSameIdHoweverOftenItIsPosted() throws IOException {
        String id = UUID.randomUUID().toString();
        String user = UserEvents.user(id, TIME).put("password", "s3cret").toString();

        List<String> first = post(user).then().statusCode(202).extract().path("ids");
        List<String> again =
                post("[" + user + "]").then().statusCode(202).extract().path("ids");

        assertThat(again).isEqualTo(first).hasSize(1);
        assertThat(first.get(0)).startsWith(id + "/");
        UserEvents.awaitRow(session, id);
        assertThat(TestKafka.all("users"))
                .filteredOn(record -> id.equals(record.key()))
                .hasSize(2)
                .allSatisfy(record -> {
                    assertThat(new String(record.value(), UTF_8)).doesNotContain("s3cret");
                    assertThat(TestKafka.headers(record)).containsEntry("ce_id", first.get(0));
                });
    }

    @Test
    void aCloudEventThatContradictsItsDataIsRefused() throws IOException {
        String id = UUID.randomUUID().toString();
        String event = """
                {"specversion":"1.0","type":"dev.sluice.user.v1","source":"/me","id":"1","subject":"%s","data":%s}""";

        given().contentType("application/cloudevents+json")
                .body(event.formatted(id, UserEvents.user(id, TIME)).getBytes(UTF_8))
                .post("/v1/feeds/users/events")
                .then()
                .statusCode(202);
        given().contentType("application/cloudevents-batch+json")
                .body(("[" + event.formatted("another", UserEvents.user(id, TIME)) + "]").getBytes(UTF_8))
                .post("/v1/feeds/users/events")
                .then()
                .statusCode(422)
                .body("violations.field", contains("ce_subject"));

        UserEvents.awaitRow(session, id);
    }

    @Test
    void everyViolationIsReportedAndNothingIsAccepted() throws IOException {
        String good = UUID.randomUUID().toString();
        String body = "[" + UserEvents.user(good, TIME) + ",{\"userId\":7,\"age\":\"old\"}]";

        post(body)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.item", contains(1, 1, 1, 1))
                .body("violations.field", hasItem("email"))
                .body("violations.field", hasItem("collectedAt"));

        assertThat(TestKafka.all("users")).noneMatch(record -> good.equals(record.key()));
    }

    @Test
    void unacceptableRequestsAreRefusedWithTheirStatus() throws IOException {
        post("{").then().statusCode(400);
        post("[]").then().statusCode(422);
        post("[" + "{},".repeat(500) + "{}]").then().statusCode(422).body("violations", hasSize(1));
        assertThat(statusOfTooLarge()).startsWith("HTTP/1.1 413");
        given().contentType("text/plain")
                .body("x")
                .post("/v1/feeds/users/events")
                .then()
                .statusCode(415);
        given().contentType("application/json")
                .body("{}")
                .post("/v1/feeds/nothing/events")
                .then()
                .statusCode(404);
    }

    @Test
    void feedsDescribeThemselves() {
        given().get("/v1/feeds")
                .then()
                .statusCode(200)
                .body(
                        "items.name",
                        equalTo(Contract.feeds().stream()
                                .map(Contract.Feed::name)
                                .toList()))
                .body("items.find { it.name == 'player-sessions' }.eventsPerRequest", equalTo(10))
                .body("items.find { it.name == 'users' }.schema.title", equalTo("User"));
    }

    @Test
    void anErasedPersonIsGoneAndDoesNotComeBack() throws IOException {
        String id = UUID.randomUUID().toString();
        post(UserEvents.user(id, TIME).toString()).then().statusCode(202);
        UserEvents.awaitRow(session, id);

        given().delete("/v1/feeds/users/events/" + id).then().statusCode(202);
        await().atMost(UserEvents.TIMEOUT)
                .until(() -> session.execute("SELECT * FROM sluice.user_by_id WHERE user_id = ?", id)
                                .one()
                        == null);
        post(UserEvents.user(id, TIME.plusSeconds(60)).toString()).then().statusCode(202);

        await().atMost(UserEvents.TIMEOUT).until(() -> TestKafka.all("rejected").stream()
                .anyMatch(record -> new String(record.value(), UTF_8).contains("was erased")));
        assertThat(session.execute("SELECT * FROM sluice.user_by_id WHERE user_id = ?", id)
                        .one())
                .isNull();
        assertThat(TestKafka.all("users.stored"))
                .filteredOn(record -> id.equals(record.key()))
                .last()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void aPersonDatedAheadOfTheClockIsErasedToo() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant ahead = Instant.now().plusSeconds(240).truncatedTo(ChronoUnit.MILLIS);
        post(UserEvents.user(id, ahead).toString()).then().statusCode(202);
        UserEvents.awaitRow(session, id);

        given().delete("/v1/feeds/users/events/" + id).then().statusCode(202);

        await().atMost(UserEvents.TIMEOUT)
                .until(() -> session.execute("SELECT * FROM sluice.user_by_id WHERE user_id = ?", id)
                                .one()
                        == null);
    }

    @Test
    void noJsonCausesAServerError() throws IOException {
        for (Path file : TestData.files("json/JSONTestSuite")) {
            if (!file.toString().endsWith(".json")) {
                continue;
            }
            Response response = given().contentType("application/json")
                    .body(Files.readAllBytes(file))
                    .post("/v1/feeds/users/events");

            assertThat(response.statusCode()).as(file.getFileName().toString()).isBetween(202, 499);
        }
        given().get("/v1/feeds").then().statusCode(200);
    }

    /** Uses a bare socket: other clients are still sending when the response comes, and then see a broken pipe. */
    private static String statusOfTooLarge() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String head = String.join(
                    "\r\n",
                    "POST /v1/feeds/users/events HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: application/json",
                    "Content-Length: 20000000",
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/v1/feeds/users/events");
    }
}
