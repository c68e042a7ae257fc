package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.PostingClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients post events while ingest-service is killed three times. */
@Tag("campaign")
class PostKillIT {

    private static final Path HOME = LaunchedPlatform.home("post");

    /** {@code -Dpost.events} for more. */
    private static final int EVENTS = Integer.getInteger("post.events", 8_000);

    private static final int KILLS = 3;

    /** Slow enough that all kills fall between the first batch and the last. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int INGEST = Ports.free(0);

    @Test
    void everyEventAnswered202IsReadableOnce() {
        try (LaunchedPlatform platform = LaunchedPlatform.start(
                        HOME,
                        Map.of(
                                "sluice.port.ingest", "" + INGEST,
                                "sluice.users.every", "off",
                                "sluice.products.every", "off"));
                PostingClients clients =
                        new PostingClients("http://127.0.0.1:" + INGEST + "/v1/feeds/users/events", EVENTS, PAUSE)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int goal = clients.accepted().size() + EVENTS / 8;
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> clients.accepted().size() >= goal);
                platform.kill("ingest-service");
            }
            clients.awaitEnd();
            await().atMost(Duration.ofMinutes(2).plusMillis(EVENTS * 10L))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ids(platform)).hasSizeGreaterThanOrEqualTo(EVENTS));
            assertThat(ids(platform)).containsExactlyInAnyOrderElementsOf(clients.accepted());
            assertThat(ApiClient.walk(platform.query("/v1/rejected?feed=users"), 500))
                    .isEmpty();
            System.out.printf(
                    "%d events accepted, %d batches sent again%n",
                    clients.accepted().size(), clients.repeated());
        }
    }

    private static List<String> ids(LaunchedPlatform platform) {
        return ApiClient.walk(platform.query("/v1/users"), 500).stream()
                .map(user -> user.path("userId").asText())
                .toList();
    }
}
