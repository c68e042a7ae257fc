package dev.sluice.scraper.scrape;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.queue.ScrapeReason;
import dev.sluice.scraper.queue.ScrapeState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests by REST, from creation over the fetched page to the result of ingest-service. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(WorkerProfile.class)
class ScrapesResourceTest {

    private final FakeWebServer web = new FakeWebServer().with("/p/1", "text/html", ScrapeCalls.PAGE);
    private final EventPublisher publisher;

    @Inject
    ScrapesResourceTest(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aPageIsFetchedAndPublishedAndItsResultReturned() {
        String id = ScrapeCalls.create("{\"address\":\"" + web.at("/p/1") + "\"}");

        JsonPath published = ScrapeCalls.awaitState(id, "published");
        ScrapeCalls.sendResult(publisher, id, ScrapeState.STORED, List.of());
        JsonPath stored = ScrapeCalls.awaitState(id, "stored");

        assertThat(published.getList("eventIds")).hasSize(1);
        assertThat(stored.getInt("attempts")).isEqualTo(1);
        assertThat(stored.getMap("times")).containsKeys("waiting-for-host", "fetching", "published", "stored");
        assertThat(web.requests()).containsExactly("/robots.txt", "/p/1");
    }

    @Test
    void aFailedRequestIsListedAndCanBeRepeated() {
        web.with("/p/2", exchange -> FakeWebServer.send(exchange, 503, "text/plain", new byte[0]));

        String id = ScrapeCalls.create("{\"address\":\"" + web.at("/p/2") + "\"}");
        JsonPath failed = ScrapeCalls.awaitState(id, "failed");
        web.with("/p/2", "text/html", ScrapeCalls.PAGE);
        String again = given().post("/v1/scrapes/" + id + "/again")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].scrapeId");

        assertThat(failed.getInt("attempts")).isEqualTo(2);
        assertThat(failed.getString("reasons[0].message")).contains("status (503)");
        get("/v1/scrapes?state=failed").then().body("items.scrapeId", hasItem(id));
        ScrapeCalls.awaitState(again, "published");
    }

    @Test
    void aRejectionHasItsReasonsAndIsFinal() {
        String id = ScrapeCalls.create("{\"address\":\"" + web.at("/p/1") + "\"}");
        ScrapeCalls.awaitState(id, "published");

        ScrapeCalls.sendResult(
                publisher, id, ScrapeState.REJECTED, List.of(new ScrapeReason("price", "must not be null")));
        JsonPath rejected = ScrapeCalls.awaitState(id, "rejected");
        ScrapeCalls.sendResult(publisher, id, ScrapeState.STORED, List.of());

        assertThat(rejected.getString("reasons[0].field")).isEqualTo("price");
        ScrapeCalls.awaitState(id, "rejected");
    }

    @Test
    void requestsAreListedInPages() {
        String address = web.at("/missing").toString();
        String many = "[{\"address\":\"%1$s1\"},{\"address\":\"%1$s2\"},{\"address\":\"%1$s3\"}]".formatted(address);
        given().contentType("application/json")
                .body(many)
                .post("/v1/scrapes")
                .then()
                .statusCode(202)
                .body("items", hasSize(3));

        JsonPath first = get("/v1/scrapes?limit=2").jsonPath();
        JsonPath second =
                get("/v1/scrapes?limit=2&cursor=" + first.getString("next")).jsonPath();

        assertThat(first.getList("items.scrapeId")).hasSize(2);
        assertThat(second.getList("items.scrapeId"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.getList("items.scrapeId"));
        get("/v1/scrapes?cursor=nonsense").then().statusCode(400);
        get("/v1/scrapes?state=tired").then().statusCode(400);
        get("/v1/scrapes?state=tired&limit=0&cursor=nonsense")
                .then()
                .statusCode(400)
                .body("violations.field", contains("state", "cursor", "limit"))
                .body("violations[0].rejectedValue", equalTo("tired"));
    }

    @Test
    void aSourceIsRunOnRequest() {
        String id = ScrapeCalls.create("{\"feed\":\"player-sessions\"}");

        ScrapeCalls.awaitState(id, "published");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"address\":\"ftp://x.example/\"}",
                "{\"address\":\"http://user:secret@x.example/\"}",
                "{\"address\":\"/p/1\"}",
                "{\"address\":\"http://x.example/\",\"feed\":\"users\"}",
                "{\"asin\":\"B06Y5ZCFHX\"}",
                "{\"asin\":\"B06Y5ZCFHX\",\"sites\":[\"x.example\"]}",
                "{\"feed\":\"moonquakes\"}",
                "{\"address\":\"http://x.example/\",\"scrolls\":21}",
                "{\"address\":\"http://x.example/\",\"scrolls\":1,\"browser\":false}",
                "[{\"address\":\"http://x.example/\"},{\"address\":\"nowhere\"}]"
            })
    void anInvalidOrderIsRefused(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/scrapes")
                .then()
                .statusCode(400)
                .contentType(equalTo("application/problem+json"));
    }

    @Test
    void everyViolationOfEveryItemIsNamed() {
        String orders = "[{\"address\":\"http://x.example/\",\"unknown\":1},"
                + "{\"address\":\"nowhere\",\"selector\":\"" + "x".repeat(2001) + "\",\"scrolls\":-1},"
                + "{\"asin\":\"B06Y5ZCFHX\",\"sites\":[\"x.example\",\"y.example\"]}]";

        given().contentType("application/json")
                .body(orders)
                .post("/v1/scrapes")
                .then()
                .statusCode(400)
                .body("violations.item", contains(1, 1, 1, 2))
                .body("violations.field", contains("address", "scrolls", "selector", "asin"))
                .body(
                        "violations[0]",
                        equalTo(Map.of(
                                "item",
                                1,
                                "field",
                                "address",
                                "message",
                                "must be an http or https address with a host")));
    }
}
