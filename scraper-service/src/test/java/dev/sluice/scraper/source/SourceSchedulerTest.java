package dev.sluice.scraper.source;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Ports;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real schedule: sources start by themselves, never overlap themselves and never stop each other. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(SourceSchedulerTest.EverySecond.class)
class SourceSchedulerTest {

    private final SlowSource slow;

    @Inject
    SourceSchedulerTest(SlowSource slow) {
        this.slow = slow;
    }

    @Test
    void aSourceThatKeepsFailingDoesNotStopAnother() {
        await().atMost(Duration.ofSeconds(30)).until(() -> slow.runs.get() >= 3);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String metrics = get("/q/metrics").asString();
            assertThat(metrics).contains("sluice_scrape_failures_total{feed=\"users\",reason=\"unreachable\"}");
        });

        assertThat(slow.maxConcurrent).hasValue(1);
    }

    /** Runs every second, with an address of the users source at which nothing listens. */
    public static final class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "test.slow.every", "1s",
                    "sluice.users.every", "1s",
                    "sluice.users.url", "http://127.0.0.1:" + Ports.free(0) + "/api/");
        }
    }
}
