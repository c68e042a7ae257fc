package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.Ports;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the lake beside the platform: the API returns the figures of its tables, and its death affects no other process. */
@Tag("campaign")
class LakeIT {

    private static final Path HOME = LaunchedPlatform.home("lake");
    /** Two starts of Spark on a machine that runs another test beside. */
    private static final Duration TIMEOUT = Duration.ofMinutes(8);

    private static final int INGEST = Ports.free(0);

    @Test
    void insightsEqualTheRowsOfTheServicesAlsoAfterAKill() {
        Path jar = Path.of(System.getProperty("sluice.root"), "deploy/lake/target/lake.jar");
        Requirement.available("lake", Files.exists(jar), "the lake is not built: mvn verify -Dlake");
        try (LaunchedPlatform platform = LaunchedPlatform.start(
                HOME,
                Map.of(
                        "lake", "true",
                        "sluice.lake.every", "1s",
                        "sluice.port.ingest", "" + INGEST,
                        "sluice.users.pages", "1",
                        "sluice.users.page-size", "50",
                        "sluice.products.every", "off"))) {
            assertThat(platform.output())
                    .contains("lake is ready", HOME.resolve("data/lake").toString());
            awaitSameUsers(platform);

            platform.kill("lake");
            ApiClient.ApiResponse posted = ApiClient.post(
                    "http://127.0.0.1:" + INGEST + "/v1/feeds/users/events", """
                    [{"userId":"0b8e4e66-5c1c-4d2c-9d8e-0f6f6f0c7a11","collectedAt":"%s","email":"one@example.com",
                      "country":"Atlantis","age":30}]""".formatted(Instant.now()));
            assertThat(posted.status()).as(posted.toString()).isEqualTo(202);

            awaitSameUsers(platform);
            assertThat(insights(platform)).containsEntry("Atlantis", 1L);
        }
    }

    /** An insight answers 404 until its first row is stored. */
    private static void awaitSameUsers(LaunchedPlatform platform) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .untilAsserted(() -> assertThat(insights(platform)).isNotEmpty().isEqualTo(users(platform)));
    }

    /** Users by country, counted by the lake. */
    private static Map<String, Long> insights(LaunchedPlatform platform) {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode row : ApiClient.walk(platform.query("/v1/insights/users-by-country-age-band"), 500)) {
            long users = row.path("measures").path("users").asLong();
            if (users > 0) {
                counts.merge(row.path("dimensions").path("country").asText(), users, Long::sum);
            }
        }
        return counts;
    }

    /** Users by country, counted from the list of users. */
    private static Map<String, Long> users(LaunchedPlatform platform) {
        Map<String, Long> counts = new TreeMap<>();
        ApiClient.walk(platform.query("/v1/users"), 500)
                .forEach(user -> counts.merge(user.path("country").asText(), 1L, Long::sum));
        return counts;
    }
}
