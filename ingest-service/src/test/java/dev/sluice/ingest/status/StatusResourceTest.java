package dev.sluice.ingest.status;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the overview is told of ingest-service: the balance of every feed, its lag, and its backends. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class StatusResourceTest {

    @Test
    void whatArrivesIsInTheBalanceAndLeavesNoLag() {
        int before = products().get("rejected");
        try (TestKafka kafka = new TestKafka()) {
            kafka.send("products", "x~1", Map.of(), "{}".getBytes(UTF_8));
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Map<String, Integer> now = products();
            assertThat(now.get("rejected")).isGreaterThan(before);
            assertThat(now.get("received")).isEqualTo(now.get("stored") + now.get("rejected") + now.get("inFlight"));
            assertThat(now.get("lag")).isZero();
        });
    }

    @Test
    void theBackendsAndTheFeedsAreNamed() {
        JsonPath status = status();

        assertThat(status.getList("backends.findAll { it.up }.name")).contains("cassandra", "kafka");
        assertThat(status.getList("feeds.feed"))
                .contains("users", "products", "solar-flares", "solar-notifications", "player-sessions");
        assertThat(status.getString("service")).isEqualTo("ingest-service");
    }

    @Test
    void whatAnOperatorIsWarnedByIsAmongTheMetrics() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        given().get("/q/metrics").asString())
                .contains("sluice_ready 1.0")
                .contains("sluice_backend_up{backend=\"cassandra\"} 1.0", "sluice_backend_up{backend=\"kafka\"} 1.0")
                .contains("sluice_lag_events{feed=\"users\"} 0.0", "sluice_lag_seconds{feed=\"users\"} 0.0")
                .contains("sluice_rejected_reasons_total{feed=\"users\",kind=\"missing\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/v1/status/ingest\".*le=\"0.1\"}"));
    }

    @Test
    void withoutSettingsNoOtherOriginIsLetIn() {
        String allowed = given().header("Origin", "http://127.0.0.1:8080")
                .get("/v1/status/ingest")
                .header("Access-Control-Allow-Origin");

        assertThat(allowed).isNull();
    }

    private static Map<String, Integer> products() {
        return status().getMap("feeds.find { it.feed == 'products' }");
    }

    private static JsonPath status() {
        return given().get("/v1/status/ingest").then().statusCode(200).extract().jsonPath();
    }
}
