package dev.sluice.scraper.scrape;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.queue.ScrapeReason;
import dev.sluice.scraper.queue.ScrapeResult;
import dev.sluice.scraper.queue.ScrapeState;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calls of {@code /v1/scrapes} that several tests make, and results as ingest-service sends them. */
final class ScrapeCalls {

    static final String PAGE = """
            <html><head><script type="application/ld+json">{"@type":"Product","name":"Cup","sku":"C1",
            "offers":{"price":"9.90","priceCurrency":"EUR"}}</script></head></html>""";

    private ScrapeCalls() {}

    static String create(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/scrapes")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].scrapeId");
    }

    static void sendResult(EventPublisher publisher, String id, ScrapeState state, List<ScrapeReason> reasons) {
        publisher
                .send(new ScrapeResult(id, "x/1", "products", state.tag(), reasons, Instant.now()).event())
                .await()
                .indefinitely();
    }

    static JsonPath awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> get("/v1/scrapes/" + id).then().statusCode(200).body("state", equalTo(state)));
        return get("/v1/scrapes/" + id).jsonPath();
    }
}
