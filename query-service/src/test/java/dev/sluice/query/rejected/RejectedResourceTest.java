package dev.sluice.query.rejected;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rejected events over HTTP: merged by time over feeds and days, page by page. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class RejectedResourceTest {

    private static final Map<String, String> RANGE =
            Map.of("from", "2026-11-01T00:00:00Z", "to", "2026-11-05T00:00:00Z");

    /** Expected order: newest first, then by feed, then by id. */
    private static final List<String> ALL =
            List.of("products-0-9", "users-1-7", "products-0-1", "products-0-2", "users-0-1", "users-0-2", "users-0-0");

    @Inject
    FakeIngestService ingest;

    @BeforeEach
    void store() {
        rejected("users", "2026-11-01", "2026-11-01T08:00:00.000Z", "users-0-0");
        rejected("users", "2026-11-03", "2026-11-03T10:00:00.500Z", "users-0-1");
        rejected("users", "2026-11-03", "2026-11-03T10:00:00.500Z", "users-0-2");
        rejected("products", "2026-11-03", "2026-11-03T10:00:00.500Z", "products-0-1");
        rejected("products", "2026-11-03", "2026-11-03T10:00:00.500Z", "products-0-2");
        rejected("users", "2026-11-03", "2026-11-03T11:00:00.000Z", "users-1-7");
        rejected("products", "2026-11-04", "2026-11-04T00:00:00.000Z", "products-0-9");
    }

    @Test
    void allFeedsAreMergedByTimeAndPagedWithoutGapOrRepeat() {
        for (int limit : new int[] {1, 2, 3, 50}) {
            assertThat(walk(limit, Map.of())).isEqualTo(ALL);
        }
    }

    @Test
    void oneFeedIsListedWithReasonsAsJson() {
        JsonPath page = given().queryParams(RANGE)
                .queryParam("feed", "users")
                .get("/v1/rejected")
                .jsonPath();

        assertThat(page.getList("items.id", String.class))
                .containsExactly("users-1-7", "users-0-1", "users-0-2", "users-0-0");
        assertThat(page.getString("items[0].reasons[0].field")).isEqualTo("email");
        assertThat(page.getString("items[0].original")).isEqualTo("{\"age\":\"old\"}");
        assertThat(page.getString("items[0].at")).isEqualTo("2026-11-03T11:00:00.000Z");
    }

    @Test
    void aReasonIsFoundByItsFieldPageByPage() {
        ingest.storeRow(
                "rejected_by_feed_day",
                Map.of(
                        "feed",
                        "users",
                        "day",
                        "2026-11-02",
                        "at",
                        "2026-11-02T10:00:00.000Z",
                        "id",
                        "users-5-5",
                        "reasons",
                        "[{\"field\":\"age\",\"message\":\"must be a whole number\"},"
                                + "{\"field\":\"city\",\"message\":\"too long\"}]"));

        assertThat(walk(1, Map.of("reason", "city"))).containsExactly("users-5-5");
        assertThat(walk(2, Map.of("reason", "email"))).isEqualTo(ALL);
        assertThat(walk(50, Map.of("reason", "emai"))).isEmpty();
        ingest.deleteRows("rejected_by_feed_day", "feed = 'users' AND day = '2026-11-02'");
    }

    @Test
    void badParametersAreNamed() {
        given().get("/v1/rejected?feed=flowers&from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z&cursor=MS91c2Vycy8x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("feed", "from", "cursor")));
    }

    @Test
    void withoutARangeTheLastThirtyDaysAreListed() {
        given().get("/v1/rejected").then().statusCode(200);
    }

    private static List<String> walk(int limit, Map<String, String> filter) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> parameters = new HashMap<>(RANGE);
            parameters.putAll(filter);
            parameters.put("limit", limit);
            if (cursor != null) {
                parameters.put("cursor", cursor);
            }
            JsonPath page = given().queryParams(parameters).get("/v1/rejected").jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return seen;
    }

    private void rejected(String feed, String day, String at, String id) {
        ingest.storeRow(
                "rejected_by_feed_day",
                Map.of(
                        "feed",
                        feed,
                        "day",
                        day,
                        "at",
                        at,
                        "id",
                        id,
                        "reasons",
                        "[{\"field\":\"email\",\"message\":\"must not be null\"}]",
                        "original",
                        "{\"age\":\"old\"}",
                        "truncated",
                        false));
    }
}
