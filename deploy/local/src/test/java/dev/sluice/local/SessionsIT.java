package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.sample.SessionArchives;
import dev.sluice.backends.sample.SessionPlan;
import dev.sluice.backends.sample.SessionTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An archive of sessions in random order, some incomplete, some twice: answered as an independent count has it. */
class SessionsIT {

    private static final Path HOME = Launched.home("sessions");

    /** Few here; deploy/bench has the large form. */
    private static final int SESSIONS = Integer.getInteger("archive.sessions", 3_000);

    private static final int PLAYERS_CHECKED = 50;

    @Test
    void countsByCountryAndPlayerAreThoseOfAnIndependentCount() throws IOException {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
        SessionPlan plan = SessionPlan.of(7, SESSIONS, from, Duration.ofDays(28));
        Path archive = Files.createDirectories(HOME).resolve("sessions.jsonl.gz");
        SessionArchives.write(archive, plan);
        SessionTruth truth = SessionArchives.truth(plan);
        Instant begin = Instant.now();
        try (Launched platform = Launched.start(
                HOME,
                Map.of(
                        "sluice.users.every", "off",
                        "sluice.products.every", "off",
                        "sluice.player-sessions.every", "1h",
                        "sluice.player-sessions.archives", archive.toString()))) {

            await().atMost(Duration.ofMinutes(2).plusMillis(SESSIONS * 4L))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(starts(platform)).isEqualTo(truth.startsByCountry()));

            System.out.printf(
                    "%d sessions answered %d s after the start of the platform%n",
                    SESSIONS, Duration.between(begin, Instant.now()).toSeconds());
            truth.completedByPlayer().entrySet().stream().limit(PLAYERS_CHECKED).forEach(player -> assertThat(
                            completed(platform, player.getKey()))
                    .as(player.getKey())
                    .isEqualTo(player.getValue().longValue()));
        }
    }

    private static Map<String, Long> starts(Launched platform) {
        Map<String, Long> counts = new HashMap<>();
        Api.get(platform.query("/v1/player-sessions/starts?hours=1000"))
                .items()
                .forEach(item -> counts.put(
                        item.path("country").asText(), item.path("count").asLong()));
        return counts;
    }

    private static long completed(Launched platform, String player) {
        JsonNode page = Api.get(platform.query("/v1/player-sessions?limit=100&player=" + player))
                .body();
        return page.path("items").size();
    }
}
