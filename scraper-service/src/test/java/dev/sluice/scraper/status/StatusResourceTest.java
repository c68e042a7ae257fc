package dev.sluice.scraper.status;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The status of scraper-service: events published, backends, and the path of its sources. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class StatusResourceTest {

    @Inject
    EventPublisher publisher;

    @Test
    void publishedEventsAreCounted() {
        publisher
                .publish(new OutboundEvent(
                        "products",
                        "dev.sluice.product.v1",
                        "x~status",
                        "x~status/1",
                        "2026-11-20T12:00:00.125Z",
                        null,
                        "{}".getBytes(UTF_8)))
                .await()
                .indefinitely();

        JsonPath status = status();

        assertThat(status.getInt("feeds.find { it.feed == 'products' }.published"))
                .isPositive();
        assertThat(status.getList("backends.findAll { it.up }.name")).contains("kafka", "redis");
    }

    @Test
    void schedulesAndRunsAreAtTheSourcesPath() {
        String sources = status().getString("sources");

        given().get(sources).then().statusCode(200);
        given().get("/v1/status/scraper").then().body("service", equalTo("scraper-service"));
    }

    @Test
    void valuesThatAlertsUseAreAmongTheMetrics() {
        status();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        given().get("/q/metrics").asString())
                .contains("sluice_ready 1.0")
                .contains("sluice_backend_up{backend=\"kafka\"} 1.0", "sluice_backend_up{backend=\"redis\"} 1.0")
                .contains("sluice_watches_behind_seconds 0.0")
                .contains("sluice_fetch_refusals_total{why=\"robots\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/v1/status/scraper\".*le=\"0.1\"}"));
    }

    private static JsonPath status() {
        return given().get("/v1/status/scraper")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
