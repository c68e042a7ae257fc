package dev.sluice.query.feed.solarflares;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Flares summarized by day, month and year, over HTTP. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SolarFlareSummaryQueryTest {

    @Inject
    SolarFixtures sun;

    @BeforeEach
    void store() {
        sun.flare("2015-01-01T00:00:00-FLR-001", "C9.9", Map.of("duration_seconds", 60));
        sun.flare("2015-01-01T10:00:00-FLR-001", "M1.0", Map.of("duration_seconds", 100));
        sun.flare("2015-01-31T23:59:00-FLR-001", "M1.0", Map.of());
        sun.flare("2015-03-11T16:00:00-FLR-001", "X2.1", Map.of("duration_seconds", 1000));
    }

    @Test
    void monthsWithFlaresAreSummedUpNewestFirst() {
        JsonPath summary = summary("month");

        assertThat(summary.getList("items.interval", String.class)).containsExactly("2015-03", "2015-01");
        assertThat(summary.getInt("items[1].count")).isEqualTo(3);
        assertThat(summary.getMap("items[1].countByLetter")).isEqualTo(Map.of("A", 0, "B", 0, "C", 1, "M", 2, "X", 0));
        assertThat(summary.getString("items[1].strongest.flareId")).isEqualTo("2015-01-01T10:00:00-FLR-001");
        assertThat(summary.getString("items[1].strongest.classType")).isEqualTo("M1.0");
        assertThat(summary.getDouble("items[1].strongest.peakFluxWattsPerSquareMetre"))
                .isEqualTo(1e-5);
        assertThat(summary.getInt("items[1].totalDurationSeconds")).isEqualTo(160);
    }

    @Test
    void daysAndYearsAreCutAtMidnightUtc() {
        assertThat(summary("day").getList("items.interval", String.class))
                .containsExactly("2015-03-11", "2015-01-31", "2015-01-01");
        assertThat(summary("year").getList("items.count", Integer.class)).containsExactly(4);
    }

    @Test
    void daysOfStrongFlaresAreThoseWithOneAsStrongAsAskedFor() {
        JsonPath strong = given().queryParams(Map.of(
                        "interval",
                        "day",
                        "minClass",
                        "m1",
                        "from",
                        "2015-01-01T00:00:00Z",
                        "to",
                        "2016-01-01T00:00:00Z"))
                .get("/v1/solar-flares/summary")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(strong.getList("items.interval", String.class))
                .containsExactly("2015-03-11", "2015-01-31", "2015-01-01");
        assertThat(strong.getMap("items[2].countByLetter")).isEqualTo(Map.of("A", 0, "B", 0, "C", 0, "M", 1, "X", 0));
        given().get("/v1/solar-flares/summary?minClass=Z9")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("minClass")));
    }

    @Test
    void theRangeCutsWithinItsMonths() {
        given().get("/v1/solar-flares/summary?from=2015-01-01T10:00:00Z&to=2015-01-31T23:59:00Z")
                .then()
                .statusCode(200)
                .body("items.count", equalTo(List.of(1)));
    }

    @Test
    void atMostTenYearsAreSummedUp() {
        given().get("/v1/solar-flares/summary").then().statusCode(200);
        given().get("/v1/solar-flares/summary?from=2010-06-15T00:00:00Z&to=2020-06-15T00:00:00Z")
                .then()
                .statusCode(200);
        given().get("/v1/solar-flares/summary?interval=week&from=2010-06-15T00:00:00Z&to=2020-06-15T00:00:01Z")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("interval", "from")));
    }

    private static JsonPath summary(String interval) {
        return given().queryParams(
                        Map.of("interval", interval, "from", "2015-01-01T00:00:00Z", "to", "2016-01-01T00:00:00Z"))
                .get("/v1/solar-flares/summary")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
