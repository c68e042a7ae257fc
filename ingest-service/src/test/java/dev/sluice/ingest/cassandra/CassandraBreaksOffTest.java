package dev.sluice.ingest.cassandra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.DroppedCassandraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Cassandra disconnects while the session is being opened. */
@QuarkusTest
@QuarkusTestResource(value = DroppedCassandraResource.class, restrictToAnnotatedClass = true)
class CassandraBreaksOffTest {

    AtomicBoolean brokeOff;

    @Test
    void theServiceBecomesReadyWithoutARestart() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        assertThat(brokeOff).isTrue();
    }
}
