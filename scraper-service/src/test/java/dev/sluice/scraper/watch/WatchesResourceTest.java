package dev.sluice.scraper.watch;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.browser.TestBrowsers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches by REST, and the visits that they cause. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(WatchesResourceTest.EverySecond.class)
class WatchesResourceTest {

    private static final Duration BROWSER_TIMEOUT = Duration.ofSeconds(60);

    private static final String PAGE = """
            <html><head><script type="application/ld+json">{"@type":"Product","name":"Cup","sku":"C1",
            "offers":{"price":"9.90","priceCurrency":"EUR"}}</script></head></html>""";

    /** Asks for {@code /more/1}, {@code /more/2} and so on as it is scrolled, and grows each time. */
    private static final String GROWING_PAGE = PAGE + """
            <p style="height:3000px">top<script>
            let n = 0;
            addEventListener('scroll', () => setTimeout(() => {
              fetch('/more/' + ++n);
              document.body.insertAdjacentHTML('beforeend', '<p style="height:2000px">more');
            }, 100));</script>""";

    private final FakeWebServer web = new FakeWebServer().with("/p/1", "text/html", PAGE);

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aPageIsVisitedOncePerSlotUntilItsWatchIsDeleted() {
        String id = given().contentType("application/json")
                .body("{\"address\":\"" + web.at("/p/1") + "\",\"every\":\"1s\"}")
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .body("items[0].next", notNullValue())
                .extract()
                .path("items[0].watchId");

        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(20)).until(() -> visits() >= 4);
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        given().delete("/v1/watches/" + id).then().statusCode(204);
        get("/v1/watches/" + id).then().statusCode(404);
        long last = visits();
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(6)).until(() -> visits() <= last + 1);

        assertThat(seconds).isBetween(2L, 8L);
    }

    @Test
    void aWatchIsListedByItsTagAndKeepsItsPageWhenChanged() {
        String tag = UUID.randomUUID().toString();
        String id = given().contentType("application/json")
                .body(
                        "{\"asin\":\"B06Y5ZCFHX\",\"site\":\"amazon.de\",\"cron\":\"30 6 * * 1-5\",\"zone\":\"Europe/Berlin\","
                                + "\"tags\":[\"" + tag + "\"]}")
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].watchId");

        get("/v1/watches?tag=" + tag)
                .then()
                .body("items.watchId", contains(id))
                .body("items[0].address", equalTo("https://www.amazon.de/dp/B06Y5ZCFHX"));
        given().contentType("application/json")
                .body("{\"every\":\"1d\",\"scrolls\":5}")
                .patch("/v1/watches/" + id)
                .then()
                .statusCode(200)
                .body("every", equalTo("1d"))
                .body("cron", equalTo(null))
                .body("scrolls", equalTo(5))
                .body("tags", contains(tag))
                .body("asin", equalTo("B06Y5ZCFHX"));
        given().delete("/v1/watches/" + id).then().statusCode(204);
    }

    @Test
    void aTableIsImportedAndEveryBadLineReported() {
        String tag = UUID.randomUUID().toString();
        String good = IntStream.range(0, 2000)
                .mapToObj(i -> "https://shop.example/p/" + tag + i + ",1d,\"" + tag + "\",\n")
                .collect(Collectors.joining());

        given().contentType("text/csv")
                .body("address,every,tags,scrolls\n"
                        + "nowhere,1d,,\n"
                        + "https://shop.example/a" + tag + ",1d,a;b,3\n"
                        + "https://shop.example/b" + tag + ",often,,\n"
                        + "https://shop.example/a" + tag + ",6h,,\n"
                        + "https://shop.example/c" + tag + ",6h,,many\n"
                        + good)
                .post("/v1/watches")
                .then()
                .statusCode(200)
                .body("imported", equalTo(2001))
                .body("rejected.line", contains(2, 4, 5, 6))
                .body("rejected.field", contains("address", "every", "address", "scrolls"));
        get("/v1/watches?limit=500&tag=" + tag)
                .then()
                .body("items", hasSize(500))
                .body("next", notNullValue());
    }

    @Test
    void aPausedSourceIsListedAsPaused() {
        given().post("/v1/sources/users/pause").then().statusCode(204);
        get("/v1/sources").then().body("items.find { it.name == 'users' }.paused", equalTo(true));

        given().post("/v1/sources/users/resume").then().statusCode(204);
        get("/v1/sources").then().body("items.find { it.name == 'users' }.paused", equalTo(false));
        given().post("/v1/sources/moonquakes/pause").then().statusCode(404);
    }

    @Test
    void aWatchAndAScrapeScrollAPageThatGrows() {
        TestBrowsers.required();
        web.with("/growing", "text/html", GROWING_PAGE);
        String order = "{\"address\":\"" + web.at("/growing") + "\",\"scrolls\":%d%s}";

        given().contentType("application/json")
                .body(order.formatted(2, ""))
                .post("/v1/scrapes")
                .then()
                .statusCode(202);
        await().atMost(BROWSER_TIMEOUT).until(() -> web.requests().contains("/more/2"));
        String id = given().contentType("application/json")
                .body(order.formatted(4, ",\"every\":\"2s\""))
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .body("items[0].scrolls", equalTo(4))
                .extract()
                .path("items[0].watchId");
        await().atMost(BROWSER_TIMEOUT).until(() -> web.requests().contains("/more/4"));
        given().delete("/v1/watches/" + id).then().statusCode(204);

        assertThat(web.requests()).doesNotContain("/more/5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"address\":\"http://x.example/\"}",
                "{\"address\":\"http://x.example/\",\"every\":\"1ms\"}",
                "{\"address\":\"http://x.example/\",\"every\":\"99d\"}",
                "{\"address\":\"http://x.example/\",\"every\":\"1h\",\"cron\":\"* * * * *\"}",
                "{\"address\":\"http://x.example/\",\"cron\":\"61 * * * *\"}",
                "{\"address\":\"http://x.example/\",\"cron\":\"* * * * *\",\"zone\":\"Moon/Sea\"}",
                "{\"address\":\"file:///etc/passwd\",\"every\":\"1h\"}",
                "{\"asin\":\"B06Y5ZCFHX\",\"every\":\"1h\"}",
                "{\"address\":\"http://x.example/\",\"every\":\"1h\",\"tags\":[null]}",
                "{\"address\":\"http://x.example/\",\"every\":\"1h\",\"scrolls\":99}"
            })
    void anInvalidWatchIsRefused(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/watches")
                .then()
                .statusCode(400);
    }

    private long visits() {
        return web.requests().stream().filter("/p/1"::equals).count();
    }

    /** Allows watches every second, skips no slot of a page that does not change, and lets root start the browser. */
    public static final class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sluice.watches.shortest", "1s",
                    "sluice.watches.slowest", "1",
                    "sluice.browser.sandbox", "false",
                    "sluice.browser.timeout", "30s",
                    "sluice.scrapes.workers", "4");
        }
    }
}
