package dev.sluice.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.TightLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients above the rate limit are told when to retry; CORS headers name the allowed origins. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TightLimits.class)
class RateLimitFilterTest {

    /** Time in which an empty bucket of {@link TightLimits} is full again. */
    private static final Duration REFILL = Duration.ofSeconds(4);

    private static final String PATH = "/v1/users?limit=1";

    @AfterAll
    static void refill() {
        // The tests of other classes share this client address.
        await().pollDelay(REFILL).until(() -> true);
    }

    @Test
    void aClientAboveTheLimitIsServedAgainLater() {
        await().atMost(Duration.ofSeconds(60))
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
    void onlyConfiguredOriginsMayRead() {
        Response allowed = given().header("Origin", "https://a.example").get(PATH);
        Response other = given().header("Origin", "https://b.example").get(PATH);

        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(allowed.header("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(other.header("Access-Control-Allow-Origin")).isNull();
    }
}
