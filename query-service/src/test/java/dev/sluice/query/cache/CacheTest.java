package dev.sluice.query.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
import dev.sluice.query.Given;
import dev.sluice.query.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache as a reader sees it: hits, changes seen at once, and Redis hanging for a while. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CacheTest {

    @Inject
    Given rows;

    @Inject
    Metrics metrics;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void redisIsInUse() {
        metrics.awaitGate();
    }

    @Test
    void theSecondReadIsAHit() {
        rows.user(id, Map.of("city", "Bodø"));
        awaitCached("Bodø");
        double before = metrics.cache("users", "hit");

        String city = city();

        assertThat(city).isEqualTo("Bodø");
        assertThat(metrics.cache("users", "hit")).isEqualTo(before + 1);
    }

    @Test
    void anAbsenceIsCachedUntilTheRowIsStored() {
        double before = metrics.cache("users", "hit");
        await().until(() -> {
            given().get("/v1/users/" + id).then().statusCode(404);
            return metrics.cache("users", "hit") > before;
        });

        rows.user(id, Map.of("city", "Bodø"));
        rows.announced("users", id);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> given().get("/v1/users/" + id).statusCode() == 200);
    }

    @Test
    void aStoredRowIsSeenAndTheOldOneNeverAgain() {
        rows.user(id, Map.of("city", "old"));
        awaitCached("old");

        rows.user(id, Map.of("city", "new"));
        rows.announced("users", id);

        await().atMost(Duration.ofSeconds(5)).until(() -> city().equals("new"));
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> city().equals("new"));
    }

    @Test
    void aRecordWithoutKeyStopsNothing() {
        rows.announced("products", null);

        aStoredRowIsSeenAndTheOldOneNeverAgain();
    }

    @Test
    void withRedisHangingAnswersAreRightAndSoonFastAndNothingStaleComesBack() {
        rows.user(id, Map.of("city", "old"));
        awaitCached("old");

        Paused.during(redis, () -> {
            rows.user(id, Map.of("city", "new"));
            rows.announced("users", id);
            await().atMost(Duration.ofSeconds(10)).until(() -> !metrics.gateIsOpen());
            assertThat(city()).isEqualTo("new");
            double before = metrics.cache("users", "skipped");
            for (int i = 0; i < 20; i++) {
                assertThat(city()).isEqualTo("new");
            }
            // None of them waited for Redis.
            assertThat(metrics.cache("users", "skipped")).isEqualTo(before + 20);
            given().get("/q/health/ready").then().statusCode(200);
        });

        metrics.awaitGate();
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> city().equals("new"));
    }

    private void awaitCached(String city) {
        double before = metrics.cache("users", "hit");
        await().until(() -> city().equals(city) && metrics.cache("users", "hit") > before);
    }

    private String city() {
        return given().get("/v1/users/" + id).then().statusCode(200).extract().path("city");
    }
}
