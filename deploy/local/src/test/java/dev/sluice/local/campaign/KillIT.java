package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.SampleUsers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills each service once while users are being collected, and checks that no user is lost or duplicated. */
@Tag("campaign")
class KillIT {

    private static final Path HOME = LaunchedPlatform.home("kill");

    /** {@code -Dkill.users} for more. */
    private static final int USERS = Integer.getInteger("kill.users", 2_000);

    private static final int PAGE_SIZE = 100;
    private static final int PAGES = USERS / PAGE_SIZE;
    private static final int SOURCES_PORT = Ports.free(0);

    @Test
    void killingServicesNeitherLosesNorDuplicatesUsers() {
        try (LaunchedPlatform platform = LaunchedPlatform.start(
                HOME,
                Map.of(
                        "sluice.port.sources", "" + SOURCES_PORT,
                        "sluice.users.pages", "" + PAGES,
                        "sluice.users.page-size", "" + PAGE_SIZE,
                        // Slow enough that the services are killed during the run.
                        "sluice.fetch.delay", "500ms",
                        "sluice.products.every", "off"))) {
            SampleUsers offered = new SampleUsers(path -> "http://127.0.0.1:" + SOURCES_PORT + path, PAGES, PAGE_SIZE);

            List.of("ingest-service", "scraper-service", "query-service").forEach(platform::kill);

            await().atMost(Duration.ofMinutes(2).plusMillis(USERS * 20L))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(ids(platform)).containsExactlyInAnyOrderElementsOf(offered.valid()));
            assertThat(ApiClient.walk(platform.query("/v1/rejected?feed=users"), 500))
                    .allMatch(rejected -> offered.isInvalid(rejected.path("key").asText()));
        }
    }

    private static List<String> ids(LaunchedPlatform platform) {
        return ApiClient.walk(platform.query("/v1/users"), 500).stream()
                .map(user -> user.path("userId").asText())
                .toList();
    }
}
