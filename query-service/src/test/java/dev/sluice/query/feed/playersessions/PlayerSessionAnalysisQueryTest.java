package dev.sluice.query.feed.playersessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts by hour and sessions by length over HTTP. Each test uses its own country. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlayerSessionAnalysisQueryTest {

    @Inject
    SessionFixtures sessions;

    @Inject
    FakeIngestService ingest;

    @Test
    void startsAreToldByWholeHours() {
        sessions.start("XA", Instant.parse("2026-08-01T09:59:59.999Z"));
        sessions.start("XA", Instant.parse("2026-08-01T10:00:00Z"));
        sessions.start("XA", Instant.parse("2026-08-01T10:59:00Z"));
        sessions.start("XA", Instant.parse("2026-08-02T00:00:00Z"));
        sessions.start("XA", Instant.parse("2026-08-02T01:00:00Z"));
        sessions.start("XB", Instant.parse("2026-08-01T10:00:00Z"));

        JsonPath hours = hours("from=2026-08-01T10:30:00Z&to=2026-08-02T00:30:00Z");

        assertThat(hours.getString("from")).isEqualTo("2026-08-01T10:00:00.000Z");
        assertThat(hours.getString("to")).isEqualTo("2026-08-02T01:00:00.000Z");
        assertThat(hours.getList("items.country", String.class)).containsExactly("XA", "XB");
        assertThat(hours.getInt("items[0].starts")).isEqualTo(3);
        assertThat(hours.getList("items[0].hours", Map.class))
                .containsExactly(
                        Map.of("hour", "2026-08-01T10:00:00.000Z", "starts", 2),
                        Map.of("hour", "2026-08-02T00:00:00.000Z", "starts", 1));
        assertThat(hours("country=xb&from=2026-08-01T00:00:00Z&to=2026-09-01T00:00:00Z")
                        .getList("items.country", String.class))
                .containsExactly("XB");
    }

    @Test
    void lengthsAreThoseOfWholeDaysOfOneCountryOrAll() {
        lengths("XC", "2026-07-31", 1, 0);
        lengths("XC", "2026-08-01", 2, 3);
        lengths("XD", "2026-08-01", 10, 0);
        lengths("XC", "2026-08-02", 100, 0);

        JsonPath one = given().get(
                        "/v1/player-sessions/lengths?country=xc&from=2026-07-31T05:00:00Z&to=2026-08-01T05:00:00Z")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(one.getString("to")).isEqualTo("2026-08-02T00:00:00.000Z");
        assertThat(one.getInt("count")).isEqualTo(6);
        assertThat(one.getInt("bands[0].count")).isEqualTo(3);
        assertThat(one.getInt("bands[8].count")).isEqualTo(3);
        given().get("/v1/player-sessions/lengths?from=2026-08-01T00:00:00Z&to=2026-08-02T00:00:00Z")
                .then()
                .statusCode(200)
                .body("count", equalTo(15));
    }

    @Test
    void atMostAMonthIsAskedFor() {
        for (String path : List.of("/v1/player-sessions/starts/hours", "/v1/player-sessions/lengths")) {
            given().get(path).then().statusCode(200);
            given().get(path + "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")
                    .then()
                    .statusCode(200);
            given().get(path + "?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:01Z&country=FIN")
                    .then()
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of("from", "country")));
            given().get(path + "?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                    .then()
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of("from")));
        }
    }

    private void lengths(String country, String day, int shortest, int longest) {
        ingest.storeRow(
                "player_session_length_count_by_month",
                Map.of(
                        "month",
                        day.substring(0, 7),
                        "day",
                        day,
                        "country",
                        country,
                        "lengths",
                        List.of(shortest, 0, 0, 0, 0, 0, 0, 0, longest)));
    }

    private static JsonPath hours(String parameters) {
        return given().get("/v1/player-sessions/starts/hours?" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
