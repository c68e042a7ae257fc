package dev.sluice.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Cached answers over HTTP: correct right after a write, and sent while Redis or Cassandra hang. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CachedAnswerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandra;

    private final String id = UUID.randomUUID().toString();
    private final String country = "Land" + id;

    @Test
    void theSecondReadComesFromMemory() {
        ingest.storeUser(id, Map.of("city", "Bodø"));
        awaitCached("/v1/users/" + id);
        double before = counters.near("users", "hit");

        Response answer = given().get("/v1/users/" + id);

        assertThat(answer.<String>path("city")).isEqualTo("Bodø");
        assertThat(counters.near("users", "hit")).isEqualTo(before + 1);
    }

    @Test
    void aStoredEntityReplacesTheOldOneForGood() {
        for (int i = 0; i < 20; i++) {
            String now = "city" + i;
            ingest.storeUser(id, Map.of("city", now));
            ingest.announce("users", id);

            await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).until(() -> city().equals(now));
            await().during(Duration.ofMillis(100)).atMost(TIMEOUT).until(() -> city().equals(now));
        }
    }

    @Test
    void anEntityOfTwoParametersIsInvalidatedByItsKey() {
        String row = "FI/" + id;
        insight(row, 1);
        awaitCached("/v1/insights/near-test/" + row);

        insight(row, 2);
        ingest.announce("insights", "near-test/" + row);

        await().atMost(TIMEOUT)
                .until(() -> given().get("/v1/insights/near-test/" + row).<Integer>path("measures.n") == 2);
    }

    @Test
    void aCachedAbsenceEndsWhenTheRowIsStored() {
        awaitCached("/v1/users/" + id, 404);

        ingest.storeUser(id, Map.of());
        ingest.announce("users", id);

        await().atMost(TIMEOUT).until(() -> given().get("/v1/users/" + id).statusCode() == 200);
    }

    @Test
    void aCachedListEndsWhenItsFeedIsStored() {
        String list = "/v1/users?limit=50&country=" + country;
        awaitCached(list);
        assertThat(given().get(list).jsonPath().getList("items")).isEmpty();

        ingest.storeUser(id, Map.of("country", country));
        ingest.announce("users", id);

        await().atMost(TIMEOUT)
                .until(() -> given().get(list).jsonPath().getList("items").size() == 1);
    }

    @Test
    void theOrderOfParametersIsIrrelevant() {
        awaitCached("/v1/users?country=" + country + "&limit=7");
        double before = counters.near("users", "hit");

        given().get("/v1/users?limit=7&country=" + country).then().statusCode(200);

        assertThat(counters.near("users", "hit")).isEqualTo(before + 1);
    }

    @Test
    void withRedisHangingCachedAnswersAreSentAndWritesSeen() {
        ingest.storeUser(id, Map.of("city", "old"));
        awaitCached("/v1/users/" + id);

        SuspendedProcess.during(redis, () -> {
            double missed = counters.near("users", "miss");
            for (int i = 0; i < 50; i++) {
                assertThat(city()).isEqualTo("old");
            }
            assertThat(counters.near("users", "miss"))
                    .as("no request reached Redis")
                    .isEqualTo(missed);
            ingest.storeUser(id, Map.of("city", "new"));
            ingest.announce("users", id);
            await().atMost(TIMEOUT).until(() -> city().equals("new"));
        });

        counters.awaitRedisUsed();
        assertThat(city()).isEqualTo("new");
    }

    @Test
    void withCassandraHangingCachedAnswersAreSent() {
        ingest.storeUser(id, Map.of("city", "Bodø"));
        awaitCached("/v1/users/" + id);

        SuspendedProcess.during(cassandra, () -> assertThat(city()).isEqualTo("Bodø"));
    }

    private void insight(String row, int n) {
        ingest.storeRow(
                "insight_by_name",
                Map.of(
                        "insight",
                        "near-test",
                        "shard",
                        Math.floorMod(row.hashCode(), 8),
                        "row",
                        row,
                        "measures",
                        Map.of("n", n)));
    }

    private void awaitCached(String path) {
        awaitCached(path, 200);
    }

    private void awaitCached(String path, int status) {
        String feed = path.split("[/?]", -1)[2];
        double before = counters.near(feed, "hit");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            given().get(path).then().statusCode(status);
            return counters.near(feed, "hit") > before;
        });
    }

    private String city() {
        return given().get("/v1/users/" + id).then().statusCode(200).extract().path("city");
    }
}
