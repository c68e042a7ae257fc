package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.PostingClients;
import dev.sluice.local.platform.SharedPlatform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many clients post events at once; {@code PostKillIT} does so while ingest-service is killed. */
class PostIT {

    private static final int EVENTS = 4_000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SharedPlatform platform = SharedPlatform.get();

    @Test
    void everyEventAnswered202IsReadableOnce() {
        try (PostingClients clients = new PostingClients(platform.ingest("/v1/feeds/users/events"), EVENTS, PAUSE)) {
            clients.awaitEnd();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> readable(clients).size() >= EVENTS);
            assertThat(readable(clients)).doesNotHaveDuplicates().hasSize(EVENTS);
            assertThat(ApiClient.walk(platform.query("/v1/rejected?feed=users"), 500))
                    .noneMatch(rejected ->
                            clients.accepted().contains(rejected.path("key").asText()));
        }
    }

    private List<String> readable(PostingClients clients) {
        return ApiClient.walk(platform.query("/v1/users?country=Norway"), 500).stream()
                .map((JsonNode user) -> user.path("userId").asText())
                .filter(clients.accepted()::contains)
                .toList();
    }
}
