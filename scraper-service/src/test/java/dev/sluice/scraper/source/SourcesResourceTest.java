package dev.sluice.scraper.source;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs and backfills started by operators. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SourcesResourceTest {

    private static final String SLOW = "items.find { it.name == 'slow' }.";

    private final SlowSource slow;

    @Inject
    SourcesResourceTest(SlowSource slow) {
        this.slow = slow;
    }

    @Test
    void aBackfillShowsItsProgressAndExcludesOtherRuns() {
        backfill("slow", "{\"from\":\"2016-01-01\",\"to\":\"2016-03-01\"}")
                .statusCode(202)
                .body("feed", equalTo("slow"))
                .body("task", equalTo("backfill"))
                .body("scrapeId", notNullValue());

        backfill("slow", "{\"from\":\"2016-01-01\",\"to\":\"2016-03-01\"}").statusCode(409);
        given().post("/v1/sources/slow/run")
                .then()
                .statusCode(409)
                .contentType(containsString("problem+json"))
                .body("detail", equalTo("This source is running already."));
        get("/v1/sources")
                .then()
                .body(SLOW + "running", equalTo(true))
                .body(SLOW + "task", equalTo("backfill"))
                .body(SLOW + "progress.windowsDone", equalTo(1))
                .body(SLOW + "progress.windowsTotal", equalTo(2));
        await().untilAsserted(() -> assertThat(slow.span).hasValue("2016-01-01..2016-03-01"));
        slow.past.complete(new RunResult(5, Map.of(), null));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> get("/v1/sources")
                .then()
                .body(SLOW + "running", equalTo(false))
                .body(SLOW + "published", equalTo(5)));
    }

    @Test
    void aSourceWithoutArchivesRunsAndPublishesNothing() {
        given().post("/v1/sources/player-sessions/run").then().statusCode(202).body("task", equalTo("run"));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> get("/v1/sources")
                .then()
                .body("items.find { it.name == 'player-sessions' }.published", equalTo(0))
                .body("items.find { it.name == 'player-sessions' }.every", equalTo("off")));
    }

    @Test
    void anUnknownSourceOrOneWithoutBackfillIsRefused() {
        backfill("moonquakes", "{\"from\":\"2016-01-01\",\"to\":\"2016-03-01\"}")
                .statusCode(404);
        given().post("/v1/sources/moonquakes/run").then().statusCode(404);
        backfill("users", "{\"from\":\"2016-01-01\",\"to\":\"2016-03-01\"}").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "null",
                "{\"from\":\"2016-01-01\"}",
                "{\"from\":\"2016-02-30\",\"to\":\"2016-03-01\"}",
                "{\"from\":\"yesterday\",\"to\":\"2016-03-01\"}",
                "{\"from\":\"2016-03-02\",\"to\":\"2016-03-01\"}",
                "{\"from\":\"0016-03-02\",\"to\":\"2016-03-01\"}",
                "{\"from\":\"2016-01-01\",\"to\":\"2999-01-01\"}",
                "{\"from\":"
            })
    void badDatesAreRefused(String body) {
        backfill("slow", body).statusCode(400).contentType(containsString("problem+json"));
    }

    private static ValidatableResponse backfill(String feed, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/sources/" + feed + "/backfill")
                .then();
    }
}
