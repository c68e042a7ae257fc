package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each service is killed once while users flow; in the end each user is there, once. */
@Tag("campaign")
class KillIT {

    private static final Path HOME = Launched.home("kill");
    /** Few here; deploy/bench has the large form. */
    private static final int USERS = Integer.getInteger("kill.users", 2_000);

    private static final int PAGE_SIZE = 100;
    private static final int PAGES = USERS / PAGE_SIZE;
    private static final int SOURCES = Ports.free(0);

    private final Set<String> good = new HashSet<>();
    private final Set<String> odd = new HashSet<>();

    @Test
    void servicesKilledInTheMiddleLoseNoUserAndDoubleNone() {
        try (Launched platform = Launched.start(
                HOME,
                Map.of(
                        "sluice.port.sources", "" + SOURCES,
                        "sluice.users.pages", "" + PAGES,
                        "sluice.users.page-size", "" + PAGE_SIZE,
                        // Slow enough that there is a middle.
                        "sluice.fetch.delay", "500ms",
                        "sluice.products.every", "off"))) {
            whatTheSourceOffers();

            List.of("ingest-service", "scraper-service", "query-service").forEach(platform::kill);

            await().atMost(Duration.ofMinutes(2).plusMillis(USERS * 20L))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ids(platform)).isEqualTo(good));
            assertThat(Api.walk(platform.query("/v1/users"), 500)).hasSize(good.size());
            assertThat(Api.walk(platform.query("/v1/rejected?feed=users"), 500))
                    .allMatch(rejected -> isOdd(rejected.path("key").asText()));
        }
    }

    private void whatTheSourceOffers() {
        for (int page = 1; page <= PAGES; page++) {
            String query = "?seed=sluice&results=" + PAGE_SIZE + "&page=" + page;
            JsonNode users =
                    Api.get("http://127.0.0.1:" + SOURCES + "/api/1.4/" + query).body();
            for (JsonNode user : users.path("results")) {
                String id = user.path("login").path("uuid").asText("");
                boolean isGood = !id.isEmpty() && !user.path("email").asText("").isBlank();
                (isGood ? good : odd).add(id);
            }
        }
    }

    private static Set<String> ids(Launched platform) {
        Set<String> ids = new HashSet<>();
        Api.walk(platform.query("/v1/users"), 500)
                .forEach(user -> ids.add(user.path("userId").asText()));
        return ids;
    }

    private boolean isOdd(String key) {
        return key.startsWith("none/") || odd.contains(key);
    }
}
