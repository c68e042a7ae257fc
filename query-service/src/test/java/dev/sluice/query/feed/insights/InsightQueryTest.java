package dev.sluice.query.feed.insights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Insights over HTTP: their names, their rows in order and by prefix, and single rows. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class InsightQueryTest {

    private final String insight = "starts-" + UUID.randomUUID();

    @Inject
    InsightFixtures rows;

    @Test
    void rowsOfAllShardsArePagedInTheirOrder() {
        List<String> all = List.of(
                "FI", "FI/2016", "FI/2016-11-02T10:00:00Z", "FI%2F", "FR/1", "SE/1", "Åland", "\uFF21", "\uD83D\uDE00");
        all.forEach(row -> rows.store(insight, row, 1));
        // Cassandra's order: by the bytes of UTF-8.
        List<String> inOrder = List.of(
                "FI", "FI%2F", "FI/2016", "FI/2016-11-02T10:00:00Z", "FR/1", "SE/1", "Åland", "\uFF21", "\uD83D\uDE00");

        for (int limit : new int[] {1, 2, 5, 50}) {
            assertThat(walk(Map.of(), limit)).containsExactlyElementsOf(inOrder);
        }
    }

    @Test
    void aLongInsightIsPagedWithoutLossOrRepetition() {
        List<String> all = IntStream.range(0, 1100)
                .mapToObj(number -> String.format("%s/%04d", number < 300 ? "FI" : "NO", number))
                .toList();
        all.forEach(row -> rows.store(insight, row, 1));

        for (int limit : new int[] {73, 500}) {
            assertThat(walk(Map.of(), limit)).containsExactlyElementsOf(all);
            assertThat(walk(Map.of("prefix", "FI"), limit)).containsExactlyElementsOf(all.subList(0, 300));
        }
        assertThat(given().accept("text/csv")
                        .get("/v1/insights/" + insight)
                        .asString()
                        .lines())
                .hasSize(1101);
    }

    @Test
    void aPrefixFindsACountrysDay() {
        List.of(
                        "FI/2016-11-01T10:00:00Z",
                        "FI/2016-11-02T09:00:00Z",
                        "FI/2016-11-02T10:00:00Z",
                        "FR/2016-11-02T10:00:00Z")
                .forEach(row -> rows.store(insight, row, 1));

        assertThat(walk(Map.of("prefix", "FI/2016-11-02"), 1))
                .containsExactly("FI/2016-11-02T09:00:00Z", "FI/2016-11-02T10:00:00Z");
        assertThat(walk(Map.of("prefix", "FI/2016-11-02T10:00:00Z"), 50)).containsExactly("FI/2016-11-02T10:00:00Z");
        assertThat(walk(Map.of("prefix", "fi"), 50)).isEmpty();
    }

    @Test
    void aRowIsFoundWhicheverWayItsSlashesAreWritten() {
        rows.store(insight, "FI/2016-11-02T10:00:00Z", 2349);
        rows.store(insight, "a%2Fb/100%25", 7);

        for (String path : List.of("FI/2016-11-02T10:00:00Z", "FI%2F2016-11-02T10%3A00%3A00Z")) {
            one(path)
                    .then()
                    .statusCode(200)
                    .body("insight", equalTo(insight))
                    .body("row", equalTo("FI/2016-11-02T10:00:00Z"))
                    .body("dimensions.country", equalTo("FI"))
                    .body("measures.starts", equalTo(2349))
                    .body("computedAt", equalTo(InsightFixtures.COMPUTED));
        }
        one("a%252Fb/100%2525").then().statusCode(200).body("measures.starts", equalTo(7));
        assertThat(one("FI/2016-11-02T10:00:00Z").asString()).contains("\"share\":0.50");
    }

    @Test
    void aRowThatWasComputedAgainIsSeenAtOnce() {
        rows.store(insight, "FI", 1);
        one("FI").then().body("measures.starts", equalTo(1));

        rows.store(insight, "FI", 2);
        rows.announced(insight + "/FI");

        await().atMost(Duration.ofSeconds(10)).until(() -> one("FI").<Integer>path("measures.starts") == 2);
    }

    @Test
    void insightsAreListedOnceEachWithTheirNewestRow() {
        rows.store(insight, "FI", 1);
        rows.name(insight, 0, "2026-11-20T12:00:00.124Z");
        rows.name(insight, 1, "2026-11-20T13:00:00.000Z");

        List<Map<String, String>> listed = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/v1/insights?limit=1")
                    .jsonPath();
            listed.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(listed).contains(Map.of("insight", insight, "computedAt", "2026-11-20T13:00:00.000Z"));
        assertThat(listed).extracting(name -> name.get("insight")).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void unknownOnesAndBadParametersAreProblems() {
        rows.store(insight, "FI", 1);
        rows.store(insight, "NO", 1);
        String next = given().get("/v1/insights/" + insight + "?limit=1").path("next");

        for (String path :
                List.of("unknown", "Unknown", "unknown/FI", insight + "/fi", insight + "/" + "x".repeat(513))) {
            given().get("/v1/insights/" + path).then().statusCode(404).contentType("application/problem+json");
        }
        given().accept("text/csv").get("/v1/insights/unknown").then().statusCode(404);
        given().queryParams(Map.of("limit", 501, "prefix", " "))
                .get("/v1/insights/" + insight)
                .then()
                .statusCode(400)
                .body("violations.field", contains("prefix", "limit"));
        given().get("/v1/insights/another?cursor=" + next)
                .then()
                .statusCode(400)
                .body("violations.field", contains("cursor"));
        given().get("/v1/insights/" + insight + "?prefix=A&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()));
    }

    private Response one(String row) {
        return given().urlEncodingEnabled(false).get("/v1/insights/" + insight + "/" + row);
    }

    private List<String> walk(Map<String, Object> filter, int limit) {
        Map<String, Object> parameters = new HashMap<>(filter);
        parameters.put("limit", limit);
        List<String> seen = new ArrayList<>();
        do {
            JsonPath page = given().queryParams(parameters)
                    .get("/v1/insights/" + insight)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.getList("items.row", String.class));
            parameters.put("cursor", page.getString("next"));
        } while (parameters.get("cursor") != null);
        return seen;
    }
}
