package dev.sluice.query.feed.solarflares;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flares over HTTP: single ones with notifications, filtered lists, pages across months. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SolarFlareQueryTest {

    private static final String BIG = "2017-09-06T11:53:00-FLR-001";

    /** Expected order; two flares have the same time, and years lie between the last ones. */
    private static final List<String> ALL = List.of(
            "2017-10-01T00:00:00-FLR-001",
            "2017-09-10T15:35:00-FLR-001",
            BIG,
            "2017-09-06T11:53:00-FLR-002",
            "2017-09-06T08:57:00-FLR-001",
            "2016-03-01T00:00:00-FLR-001",
            "2011-02-15T01:44:00-FLR-001");

    @Inject
    SolarFixtures sun;

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    @BeforeEach
    void store() {
        sun.flare(ALL.get(0), "C1.0", Map.of("active_region", 12680));
        sun.flare(ALL.get(1), "X8.2", Map.of("active_region", 12673, "end_time", "2017-09-10T16:31:00Z"));
        sun.flare(BIG, "X9.3", Map.of("active_region", 12673, "end_time", "2017-09-06T12:10:00Z"));
        sun.flare(ALL.get(3), "M1.0", Map.of("warnings", List.of("endTime: before the begin")));
        sun.flare(ALL.get(4), "X2.2", Map.of("active_region", 12673));
        sun.flare(ALL.get(5), "B9.9", Map.of());
        sun.flare(ALL.get(6), "X2.2", Map.of("active_region", 11158));
    }

    @Test
    void allFlaresArePagedAcrossMonthsWithoutGapOrRepeat() {
        for (int limit : new int[] {1, 2, 3, 50}) {
            assertThat(walk(Map.of("to", "2017-11-01T00:00:00Z", "limit", limit)))
                    .isEqualTo(ALL);
        }
    }

    @Test
    void filteredPagesLeadOnToo() {
        List<String> strong = walk(Map.of("to", "2017-11-01T00:00:00Z", "minClass", "x", "limit", 1));

        assertThat(strong).containsExactly(ALL.get(1), BIG, ALL.get(4), ALL.get(6));
    }

    @Test
    void fromIsInclusiveAndToExclusiveOnTheTimeInTheId() {
        assertThat(walk(Map.of("from", "2017-09-06T08:57:00Z", "to", "2017-09-10T15:35:00Z")))
                .containsExactlyElementsOf(ALL.subList(2, 5));
    }

    @Test
    void filtersHoldEachAndTogether() {
        Map<String, Object> september = Map.of("from", "2017-09-01T00:00:00Z", "to", "2017-10-02T00:00:00Z");

        assertThat(walk(and(september, "minClass", "m1.0"))).containsExactlyElementsOf(ALL.subList(1, 5));
        assertThat(walk(and(september, "minClass", "X2.3"))).containsExactly(ALL.get(1), BIG);
        assertThat(walk(and(september, "region", 12673))).containsExactly(ALL.get(1), BIG, ALL.get(4));
        assertThat(walk(and(september, "hasEnd", "true"))).containsExactly(ALL.get(1), BIG);
        assertThat(walk(and(september, "hasEnd", "false"))).containsExactly(ALL.get(0), ALL.get(3), ALL.get(4));
        assertThat(walk(and(and(september, "hasEnd", "false"), "region", 12673)))
                .containsExactly(ALL.get(4));
    }

    @Test
    void aRequestWalksABoundedNumberOfMonthsAndItsCursorGoesOn() {
        JsonPath first = given().queryParams(Map.of("from", "2010-01-01T00:00:00Z", "to", "2016-03-01T00:00:00Z"))
                .get("/v1/solar-flares")
                .jsonPath();

        assertThat(first.getList("items")).isEmpty();
        assertThat(first.getString("next")).isNotNull();
        assertThat(walk(Map.of("to", "2016-03-01T00:00:00Z"))).containsExactly(ALL.get(6));
    }

    @Test
    void aFlareBringsItsNotificationsNewestFirst() {
        sun.notification("20170906-AL-001", "FLR", "2017-09-06T12:33:00Z", BIG);
        sun.notification("20170906-AL-007", "FLR", "2017-09-06T20:00:00Z", BIG, ALL.get(4));

        given().get("/v1/solar-flares/" + BIG)
                .then()
                .statusCode(200)
                .body("classType", equalTo("X9.3"))
                .body("activeRegion", equalTo(12673))
                .body("endTime", equalTo("2017-09-06T12:10:00.000Z"))
                .body("$", hasKey("note"))
                .body("notifications.messageId", equalTo(List.of("20170906-AL-007", "20170906-AL-001")))
                .body("notifications[0].summary", equalTo("Seen by GOES."));
        given().get("/v1/solar-flares?limit=1").then().body("items[0]", not(hasKey("notifications")));
    }

    @Test
    void aNotificationIsSeenAtOnceAndARevisionAsSoonAsItIsAnnounced() {
        counters.awaitRedisUsed();
        String id = "2013-05-13T02:17:00-FLR-001";
        sun.flare(id, "X1.7", Map.of());
        given().get("/v1/solar-flares/" + id).then().body("notifications", hasSize(0));

        sun.notification("20130513-AL-001", "FLR", "2013-05-13T02:40:00Z", id);
        sun.flare(id, "X1.8", Map.of("version_id", 2));
        ingest.announce("solar-flares", id);

        given().get("/v1/solar-flares/" + id).then().body("notifications", hasSize(1));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> given().get("/v1/solar-flares/" + id)
                .jsonPath()
                .getString("classType")
                .equals("X1.8"));
    }

    @Test
    void unknownFlaresAndBadParametersAreProblems() {
        given().get("/v1/solar-flares/2017-01-01T00:00:00-FLR-999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/v1/solar-flares?minClass=Y1&region=x&hasEnd=yes&limit=0&from=b&cursor=c")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("from", "minClass", "region", "hasEnd", "limit", "cursor")));
    }

    private static Map<String, Object> and(Map<String, Object> parameters, String name, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    /** Reads all pages; flares of other tests are of other years and filtered. */
    private static List<String> walk(Map<String, Object> parameters) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParams(cursor == null ? parameters : and(parameters, "cursor", cursor))
                    .get("/v1/solar-flares")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.flareId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return seen.stream()
                .filter(id -> !id.startsWith("2013") && !id.startsWith("2015"))
                .toList();
    }
}
