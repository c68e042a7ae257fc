package dev.sluice.query.cassandra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A ready service has read every table once. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class TableWarmUpTest {

    @Inject
    CassandraReader reader;

    @Inject
    TableWarmUp warmUp;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandraPid;

    @Test
    void aReadyServiceHasReadEveryTable() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        assertThat(warmUp.tables())
                .contains("user_by_id", "product_by_id", "solar_flare_by_id", "rejected_by_feed_day")
                .hasSizeGreaterThan(20);
    }

    @Test
    void unreadableTablesDelayReadinessForALimitedTime() {
        TableWarmUp failing = new TableWarmUp(reader);

        SuspendedProcess.during(cassandraPid, () -> failing.done().await().atMost(Duration.ofSeconds(60)));

        assertThat(failing.tables()).isEmpty();
    }
}
