package dev.sluice.query.answer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
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
class EntityCacheTest {

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void redisIsInUse() {
        counters.awaitRedisUsed();
    }

    @Test
    void theSecondReadIsAHit() {
        ingest.storeUser(id, Map.of("city", "Bodø"));
        awaitCached("Bodø");
        double before = counters.redis("users", "hit");

        String city = city();

        assertThat(city).isEqualTo("Bodø");
        assertThat(counters.redis("users", "hit")).isEqualTo(before + 1);
    }

    @Test
    void anAbsenceIsCachedUntilTheRowIsStored() {
        double before = counters.redis("users", "hit");
        await().until(() -> {
            given().get("/v1/users/" + id).then().statusCode(404);
            return counters.redis("users", "hit") > before;
        });

        ingest.storeUser(id, Map.of("city", "Bodø"));
        ingest.announce("users", id);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> given().get("/v1/users/" + id).statusCode() == 200);
    }

    @Test
    void aStoredRowIsSeenAndTheOldOneNeverAgain() {
        ingest.storeUser(id, Map.of("city", "old"));
        awaitCached("old");

        ingest.storeUser(id, Map.of("city", "new"));
        ingest.announce("users", id);

        await().atMost(Duration.ofSeconds(5)).until(() -> city().equals("new"));
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> city().equals("new"));
    }

    @Test
    void aRecordWithoutKeyStopsNothing() {
        ingest.announce("products", null);

        aStoredRowIsSeenAndTheOldOneNeverAgain();
    }

    @Test
    void withRedisHangingAnswersAreRightAndSoonFastAndNothingStaleComesBack() {
        ingest.storeUser(id, Map.of("city", "old"));
        awaitCached("old");

        Paused.during(redis, () -> {
            ingest.storeUser(id, Map.of("city", "new"));
            ingest.announce("users", id);
            await().atMost(Duration.ofSeconds(10)).until(() -> !counters.isRedisUsed());
            assertThat(city()).isEqualTo("new");
            double before = counters.redis("users", "skipped");
            for (int i = 0; i < 20; i++) {
                assertThat(city()).isEqualTo("new");
            }
            // None of them waited for Redis.
            assertThat(counters.redis("users", "skipped")).isEqualTo(before + 20);
            given().get("/q/health/ready").then().statusCode(200);
        });

        counters.awaitRedisUsed();
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> city().equals("new"));
    }

    private void awaitCached(String city) {
        double before = counters.redis("users", "hit");
        await().until(() -> city().equals(city) && counters.redis("users", "hit") > before);
    }

    private String city() {
        return given().get("/v1/users/" + id).then().statusCode(200).extract().path("city");
    }
}
