package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** NASA's real flares and notifications, backfilled over six years: each once, the odd ones with their doubts. */
class RealSunIT {

    private static final Path HOME = Launched.home("real-sun");
    private static final String YEARS = "{\"from\":\"2016-01-01\",\"to\":\"2021-12-31\"}";

    private final int scraper = Ports.free(0);

    @Test
    void everyRealFlareIsAnsweredOnceAndItsDoubtIsVisible() throws IOException {
        try (Donki donki = Donki.serve(Data.file("donki"));
                Launched platform = Launched.start(
                        HOME,
                        Map.of(
                                "sluice.users.every",
                                "off",
                                "sluice.products.every",
                                "off",
                                "sluice.solar-flares.url",
                                donki.address(),
                                "sluice.solar-notifications.url",
                                donki.address(),
                                "sluice.fetch.delay",
                                "1ms",
                                "sluice.fetch.allowed-inside",
                                "127.0.0.1",
                                "sluice.port.scraper",
                                "" + scraper))) {

            backfill("solar-flares");
            backfill("solar-notifications");

            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() ->
                            assertThat(all(platform, "solar-flares", "flareId")).isEqualTo(donki.flareIds()));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(all(platform, "solar-notifications", "messageId"))
                            .isEqualTo(donki.messageIds()));
            assertTheStrongestAndTheOdd(platform);
        }
    }

    private static void assertTheStrongestAndTheOdd(Launched platform) {
        List<JsonNode> years = Api.get(platform.query("/v1/solar-flares/summary?interval=year&from=2016-01-01T00:00:00Z"
                        + "&to=2022-01-01T00:00:00Z"))
                .items();
        assertThat(years).anySatisfy(year -> assertThat(
                        year.path("strongest").path("classType").asText())
                .isEqualTo("X9.3"));
        JsonNode strongest = Api.get(platform.query("/v1/solar-flares/2017-09-06T11:53:00-FLR-001"))
                .body();
        assertThat(strongest.path("beginTime").asText()).startsWith("2017-09-06T11:53");
        assertThat(strongest.path("notifications")).isNotEmpty();
        JsonNode twoYearsLong = Api.get(platform.query("/v1/solar-flares/2017-09-04T18:05:00-FLR-001"))
                .body();
        assertThat(twoYearsLong.path("endTime").isNull()
                        || twoYearsLong.path("endTime").isMissingNode())
                .isTrue();
        assertThat(twoYearsLong.path("warnings").toString()).contains("endTime");
    }

    private void backfill(String feed) {
        Api.Answer answer = Api.post("http://127.0.0.1:" + scraper + "/v1/sources/" + feed + "/backfill", YEARS);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private static Set<String> all(Launched platform, String list, String id) {
        List<JsonNode> rows =
                Api.walk(platform.query("/v1/" + list + "?from=2016-01-01T00:00:00Z&to=2022-01-01T00:00:00Z"), 500);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path(id).asText()));
        assertThat(ids).hasSize(rows.size());
        return ids;
    }
}
