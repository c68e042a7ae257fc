package dev.sluice.query.answer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
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

/** The entity cache over HTTP: hits, changes visible at once, and Redis hanging for a while. */
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

    /** The answer cache keeps no entity at an address with parameters, so that every read reaches Redis. */
    private final String path = "/v1/users/" + id + "?uncached";

    @BeforeEach
    void awaitRedis() {
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
            given().get(path).then().statusCode(404);
            return counters.redis("users", "hit") > before;
        });

        ingest.storeUser(id, Map.of("city", "Bodø"));
        ingest.announce("users", id);

        await().atMost(Duration.ofSeconds(5)).until(() -> given().get(path).statusCode() == 200);
    }

    @Test
    void aStoredRowReplacesTheOldOneForGood() {
        ingest.storeUser(id, Map.of("city", "old"));
        awaitCached("old");

        ingest.storeUser(id, Map.of("city", "new"));
        ingest.announce("users", id);

        await().atMost(Duration.ofSeconds(5)).until(() -> city().equals("new"));
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> city().equals("new"));
    }

    @Test
    void aRecordWithoutKeyIsSkipped() {
        ingest.announce("products", null);

        aStoredRowReplacesTheOldOneForGood();
    }

    @Test
    void withRedisHangingAnswersStayCorrectAndNoneIsStaleLater() {
        ingest.storeUser(id, Map.of("city", "old"));
        awaitCached("old");

        SuspendedProcess.during(redis, () -> {
            ingest.storeUser(id, Map.of("city", "new"));
            ingest.announce("users", id);
            await().atMost(Duration.ofSeconds(10)).until(() -> !counters.isRedisUsed());
            assertThat(city()).isEqualTo("new");
            double before = counters.redis("users", "skipped");
            for (int i = 0; i < 20; i++) {
                assertThat(city()).isEqualTo("new");
            }
            // None of these requests waited for Redis.
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
        return given().get(path).then().statusCode(200).extract().path("city");
    }
}
