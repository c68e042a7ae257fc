package dev.sluice.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that asks too much is told so, and for how long; other origins are told what they may read. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(RateLimitFilterTest.Narrow.class)
class RateLimitFilterTest {

    private static final String PATH = "/v1/users?limit=1";

    @Test
    void whoAsksTooMuchWaitsAndIsServedAgain() {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> given().get(PATH).statusCode() == 429);

        Response refused = given().get(PATH);
        while (refused.statusCode() != 429) {
            refused = given().get(PATH);
        }

        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.<Integer>path("status")).isEqualTo(429);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> given().get(PATH).statusCode() == 200);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void onlyTheOriginsThatAreNamedMayRead() {
        Response ours = given().header("Origin", "https://a.example").get(PATH);
        Response others = given().header("Origin", "https://b.example").get(PATH);

        assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(ours.header("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(others.header("Access-Control-Allow-Origin")).isNull();
    }

    /** A limit that a test can reach, and one other origin. */
    public static final class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sluice.limit.per-second", "5",
                    "sluice.limit.burst", "10",
                    "sluice.limit.loopback", "true",
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", "https://a.example");
        }
    }
}
