package dev.sluice.query.cassandra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A service that says it is ready has read its tables once. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class TableWarmUpTest {

    @Inject
    CassandraReader reader;

    @Inject
    TableWarmUp firstReads;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandraPid;

    @Test
    void whoIsReadyHasReadEveryTable() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        assertThat(firstReads.tables())
                .contains("user_by_id", "product_by_id", "solar_flare_by_id", "rejected_by_feed_day")
                .hasSizeGreaterThan(20);
    }

    @Test
    void tablesThatCannotBeReadKeepNobodyFromBeingReadyForEver() {
        TableWarmUp late = new TableWarmUp(reader);

        Paused.during(cassandraPid, () -> late.done().await().atMost(Duration.ofSeconds(60)));

        assertThat(late.tables()).isEmpty();
    }
}
