package dev.sluice.query.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.query.FakeIngestService;
import dev.sluice.query.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The status of query-service with all backends available, and with one unavailable. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class StatusQueryTest {

    @Inject
    FakeIngestService ingest;

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    @Test
    void streamEventsAreCountedAndTheLagReturnsToZero() {
        long before = status().getLong("feeds.find { it.feed == 'solar-flares' }.heard");

        ingest.announce("solar-flares", "2016-01-01T00:00:00-FLR-001");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<String, Object> flares = status().getMap("feeds.find { it.feed == 'solar-flares' }");
            assertThat(((Number) flares.get("heard")).longValue()).isGreaterThan(before);
            assertThat(flares).containsEntry("lag", 0);
        });
        assertThat(status().getList("backends.findAll { it.up }.name")).contains("cassandra", "kafka", "redis");
        assertThat(status().getString("version")).isNotBlank();
    }

    @Test
    void aHangingBackendIsReportedDownAndTheStatusStillAnswers() {
        SuspendedProcess.during(redis, () -> await().atMost(Duration.ofSeconds(10))
                .until(() -> !status().getBoolean("backends.find { it.name == 'redis' }.up")));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> status().getBoolean("backends.find { it.name == 'redis' }.up"));
    }

    @Test
    void metricsContainNoRequestedIds() throws IOException {
        given().get("/v1/insights/completed-sessions-by-player/person-1/row-2");
        given().get("/v1/insights/insight-of-person-1");
        given().get("/v1/unknown/path-of-person-1");
        RawHttp.status(service, "/v1/users/person-1%zz");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                        .contains("uri=\"/v1/insights/{insight}/{row")
                        .containsPattern("status=\"400\",uri=\"/unmatched\"")
                        .doesNotContain("person-1"));
    }

    @Test
    void whatAnOperatorIsWarnedByIsAmongTheMetrics() {
        status();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        given().get("/q/metrics").asString())
                .contains("sluice_ready 1.0")
                .contains("sluice_backend_up{backend=\"cassandra\"} 1.0", "sluice_backend_up{backend=\"redis\"} 1.0")
                .contains("sluice_cache_outstanding_events{feed=\"users\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/v1/status/query\".*le=\"0.1\"}"));
    }

    private static JsonPath status() {
        return given().get("/v1/status/query").then().statusCode(200).extract().jsonPath();
    }
}
