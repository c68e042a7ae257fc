package dev.sluice.query.feed.playersessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Starts of the last hours over HTTP, with a fixed clock. Each test uses its own countries. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlayerSessionStartsQueryTest {

    @Inject
    SessionFixtures sessions;

    @Inject
    Clock clock;

    @Test
    void theCutHoursAreCountedExactlyAndNothingAfterNow() {
        Instant now = clock.instant();
        Duration span = Duration.ofHours(2);
        sessions.start("QA", now.minus(span).minusMillis(1));
        String first = sessions.start("QA", now.minus(span));
        String whole = sessions.start("QA", now.minus(Duration.ofHours(1)));
        String last = sessions.start("QA", now.minusMillis(1));
        sessions.start("QA", now.plusMillis(1));
        sessions.start("QA", now.plus(Duration.ofHours(3)));

        JsonPath answer = starts(2, "qa");

        assertThat(answer.getString("from")).isEqualTo("2026-11-20T11:30:00.000Z");
        assertThat(answer.getString("to")).isEqualTo("2026-11-20T13:30:00.000Z");
        assertThat(answer.getInt("items[0].count")).isEqualTo(3);
        assertThat(answer.getList("items[0].newest.sessionId", String.class)).containsExactly(last, whole, first);
        assertThat(answer.getString("items[0].newest[0].playerId")).isEqualTo("0a2d12a1a7e145de8bae44c0c6e06629");
        assertThat(answer.getString("items[0].newest[0].startedAt")).isEqualTo("2026-11-20T13:29:59.999Z");
    }

    @Test
    void everySpanEqualsAPlainCount() {
        Instant now = clock.instant();
        Random random = new Random(3);
        Map<String, Instant> starts = new LinkedHashMap<>();
        for (int i = 0; i < 150; i++) {
            // Dense near now, sparse over a year.
            double far = Math.pow(random.nextDouble(), 4);
            Instant at = now.minusMillis(1 + (long) (far * Duration.ofDays(365).toMillis()));
            starts.put(sessions.start("QB", at), at);
        }

        for (int hours : new int[] {1, 2, 13, 14, 24, 37, 48, 200, 800, 5000, 8760}) {
            Instant from = now.minus(Duration.ofHours(hours));
            List<String> within = starts.entrySet().stream()
                    .filter(start -> !start.getValue().isBefore(from))
                    .sorted(Map.Entry.<String, Instant>comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();

            JsonPath answer = starts(hours, "QB");

            assertThat(answer.getInt("items[0].count")).as("%d hours", hours).isEqualTo(within.size());
            assertThat(answer.getList("items[0].newest.sessionId", String.class))
                    .as("%d hours", hours)
                    .isEqualTo(within.subList(0, Math.min(10, within.size())));
        }
    }

    @Test
    void countriesAreListedTheBusiestFirst() {
        Instant at = clock.instant().minus(Duration.ofMinutes(5));
        IntStream.range(0, 12).forEach(i -> sessions.start("QE", at.minusSeconds(i)));
        IntStream.range(0, 2).forEach(i -> sessions.start("QD", at.minusSeconds(i)));
        IntStream.range(0, 2).forEach(i -> sessions.start("QC", at.minusSeconds(i)));

        JsonPath answer = starts(1, null);

        assertThat(answer.getList("items.country", String.class)).containsSubsequence("QE", "QC", "QD");
        assertThat(answer.getInt("items.find { it.country == 'QE' }.count")).isEqualTo(12);
        assertThat(answer.getList("items.find { it.country == 'QE' }.newest")).hasSize(10);
    }

    @Test
    void aCountryAskedForIsThereAlsoWithoutStarts() {
        given().get("/v1/player-sessions/starts?hours=24&country=QZ")
                .then()
                .statusCode(200)
                .body("items.country", equalTo(List.of("QZ")))
                .body("items[0].count", equalTo(0))
                .body("items[0].newest", equalTo(List.of()));
    }

    @Test
    void hoursAreFromOneToAYear() {
        for (String hours : new String[] {"0", "8761", "-1", "1.5", "x", ""}) {
            given().queryParam("hours", hours)
                    .get("/v1/player-sessions/starts")
                    .then()
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of("hours")));
        }
        given().get("/v1/player-sessions/starts?country=Finland")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("hours"))
                .body("violations.field", hasItem("country"));
    }

    private static JsonPath starts(int hours, String country) {
        return given().queryParams(
                        country == null ? Map.of("hours", hours) : Map.of("hours", hours, "country", country))
                .get("/v1/player-sessions/starts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
