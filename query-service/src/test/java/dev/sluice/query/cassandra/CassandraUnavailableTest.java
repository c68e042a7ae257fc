package dev.sluice.query.cassandra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
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

/** A hanging Cassandra yields 503 in time, and the service recovers with it. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CassandraUnavailableTest {

    @Inject
    FakeIngestService ingest;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandra;

    @Test
    void aHangingCassandraIsA503InTimeAndTheServiceRecovers() {
        String id = UUID.randomUUID().toString();
        ingest.storeUser(id, Map.of());
        given().get("/v1/users?limit=1").then().statusCode(200);

        SuspendedProcess.during(cassandra, () -> {
            long begin = System.nanoTime();
            Response one = given().get("/v1/users/" + id);
            Response list = given().get("/v1/rejected");
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            given().get("/q/health/ready").then().statusCode(503);
            given().get("/q/health/live").then().statusCode(200);

            assertThat(one.statusCode()).isEqualTo(503);
            assertThat(one.contentType()).startsWith("application/problem+json");
            assertThat(one.header("Retry-After")).isEqualTo("5");
            assertThat(list.statusCode()).isEqualTo(503);
            // Not the exact time, which a busy machine stretches: less than Cassandra hangs.
            assertThat(took).isLessThan(Duration.ofSeconds(60));
        });

        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/v1/users/" + id).statusCode() == 200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }
}
