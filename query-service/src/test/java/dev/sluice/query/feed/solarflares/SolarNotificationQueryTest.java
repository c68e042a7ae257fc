package dev.sluice.query.feed.solarflares;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.backends.BackendsResource;
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

/** Notifications over HTTP: single ones with body, lists by time and type without. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SolarNotificationQueryTest {

    private static final Map<String, Object> RANGE =
            Map.of("from", "2014-02-01T00:00:00Z", "to", "2014-04-01T00:00:00Z");

    @Inject
    SolarFixtures sun;

    @BeforeEach
    void store() {
        sun.notification("20140331-7D-001", "Report", "2014-03-31T23:59:59Z");
        sun.notification("20140225-AL-001", "FLR", "2014-02-25T01:00:00Z", "2014-02-25T00:39:00-FLR-001");
        sun.notification("20140225-AL-002", "CME", "2014-02-25T01:00:00Z");
        sun.notification("20140201-AL-001", "FLR", "2014-02-01T00:00:00Z");
        sun.notification("20140131-AL-001", "FLR", "2014-01-31T23:59:00Z");
    }

    @Test
    void theyArePagedNewestFirstWithinTheRange() {
        for (int limit : new int[] {1, 2, 50}) {
            assertThat(walk(limit, Map.of()))
                    .containsExactly("20140331-7D-001", "20140225-AL-001", "20140225-AL-002", "20140201-AL-001");
        }
    }

    @Test
    void theTypeIsTakenInAnyCase() {
        assertThat(walk(1, Map.of("type", "flr"))).containsExactly("20140225-AL-001", "20140201-AL-001");
        assertThat(walk(50, Map.of("type", "REPORT"))).containsExactly("20140331-7D-001");
        assertThat(walk(50, Map.of("type", "SEP"))).isEmpty();
    }

    @Test
    void onlyOneAskedForAloneBringsItsBody() {
        given().get("/v1/solar-notifications/20140225-AL-001")
                .then()
                .statusCode(200)
                .body("body", startsWith("## Summary"))
                .body("summary", equalTo("Seen by GOES."))
                .body("flareIds", equalTo(List.of("2014-02-25T00:39:00-FLR-001")));
        given().queryParams(RANGE).get("/v1/solar-notifications").then().body("items[0]", not(hasKey("body")));
    }

    @Test
    void unknownOnesAndBadParametersAreProblems() {
        given().get("/v1/solar-notifications/20140225-AL-999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/v1/solar-notifications?to=now&limit=501")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("to", "limit")));
    }

    private static List<String> walk(int limit, Map<String, Object> filter) {
        Map<String, Object> parameters = new HashMap<>(RANGE);
        parameters.putAll(filter);
        parameters.put("limit", limit);
        List<String> seen = new ArrayList<>();
        do {
            JsonPath page = given().queryParams(parameters)
                    .get("/v1/solar-notifications")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.messageId", String.class));
            parameters.put("cursor", page.getString("next"));
        } while (parameters.get("cursor") != null);
        return seen;
    }
}
