package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.RecordedData;
import dev.sluice.local.platform.ScraperReplicas;
import dev.sluice.local.platform.SharedPlatform;
import dev.sluice.local.platform.SourceRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Recorded answers of real sites, collected by a scraper-service of this test. 200 users, collected three times, become 200
 * rows without a secret. Solar flares and notifications of six years, backfilled, are stored once each, with warnings where
 * they are inconsistent.
 */
class RealDataIT {

    private static final String YEARS = "{\"from\":\"2016-01-01\",\"to\":\"2021-12-31\"}";
    private static final int RUNS = 3;

    private static SharedPlatform platform;
    private static JsonNode users;
    private static FakeRandomUser people;
    private static FakeDonki donki;
    private static ServiceReplica scraper;

    @BeforeAll
    static void start() throws IOException {
        byte[] recorded = Files.readAllBytes(RecordedData.file("randomuser/us-200.json"));
        users = new ObjectMapper().readTree(recorded).path("results");
        platform = SharedPlatform.get();
        people = FakeRandomUser.serve(recorded);
        donki = FakeDonki.serve(RecordedData.file("donki"));
        Map<String, String> settings = new TreeMap<>(ScraperReplicas.SOURCES_OFF);
        settings.putAll(Map.of(
                "sluice.users.url", people.address(),
                "sluice.users.pages", "1",
                "sluice.solar-flares.url", donki.address(),
                "sluice.solar-notifications.url", donki.address(),
                "sluice.fetch.delay", "1ms"));
        scraper = platform.replica("scraper-service", 4, settings);
        scraper.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (scraper != null) {
            scraper.close();
            donki.close();
            people.close();
        }
    }

    @Test
    void usersCollectedThreeTimesAreStoredOnceWithoutSecrets() throws IOException {
        long received = counter("received");
        long stored = counter("stored");
        for (int run = 1; run <= RUNS; run++) {
            SourceRuns.start(scraper.address("/v1/sources/users/run"));
            long expected = (long) run * users.size();
            await().atMost(Duration.ofMinutes(1)).until(() -> counter("received") - received >= expected);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(counter("stored") - stored)
                .isEqualTo((long) RUNS * users.size())
                .isEqualTo(counter("received") - received));
        Set<String> ids = StreamSupport.stream(users.spliterator(), false)
                .map(user -> user.path("login").path("uuid").asText())
                .collect(Collectors.toSet());
        assertThat(ApiClient.walk(platform.query("/v1/users"), 500))
                .extracting(user -> user.path("userId").asText())
                .filteredOn(ids::contains)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertNoSecret(StoredText.of(
                platform.kafka(), platform.cassandraPort(), platform.home().resolve("logs")));
    }

    @Test
    void everyRealFlareIsAnsweredOnceWithItsWarnings() {
        SourceRuns.start(scraper.address("/v1/sources/solar-flares/backfill"), YEARS);
        SourceRuns.start(scraper.address("/v1/sources/solar-notifications/backfill"), YEARS);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(ids("solar-flares", "flareId")).isEqualTo(donki.flareIds()));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(ids("solar-notifications", "messageId")).isEqualTo(donki.messageIds()));
        assertTheStrongestFlare();
        assertAFlareWhoseEndIsWrong();
    }

    private static void assertNoSecret(StoredText stored) {
        Set<String> secrets = new HashSet<>();
        for (JsonNode user : users) {
            for (String name : Set.of("salt", "md5", "sha1", "sha256")) {
                secrets.add(user.path("login").path(name).asText());
            }
            secrets.add(user.path("id").path("value").asText());
        }
        secrets.removeIf(secret -> secret.isBlank() || secret.equals("null"));
        String all = String.join("\n", stored.texts());
        assertThat(secrets).isNotEmpty().filteredOn(all::contains).isEmpty();
        // Without sha256, which is also a field of rejections.
        assertThat(List.of("password", "salt", "md5", "sha1"))
                .filteredOn(stored::hasValue)
                .isEmpty();
        // A password is often a word or a year, which other feeds have as well: it counts only together with its user.
        assertThat(users).filteredOn(user -> storedWithPassword(stored, user)).isEmpty();
    }

    private static boolean storedWithPassword(StoredText stored, JsonNode user) {
        JsonNode login = user.path("login");
        String id = login.path("uuid").asText();
        assertThat(stored.hasValue(id)).isTrue();
        return stored.hasTogether(id, login.path("password").asText());
    }

    /** A counter of ingest-service for the feed users. */
    private static long counter(String name) {
        return ApiClient.metric(platform.ingest("/q/metrics"), "sluice_" + name + "_total{feed=\"users\"}");
    }

    private static void assertTheStrongestFlare() {
        List<JsonNode> years = ApiClient.get(
                        platform.query("/v1/solar-flares/summary?interval=year&from=2016-01-01T00:00:00Z"
                                + "&to=2022-01-01T00:00:00Z"))
                .items();
        assertThat(years).anySatisfy(year -> assertThat(
                        year.path("strongest").path("classType").asText())
                .isEqualTo("X9.3"));
        JsonNode strongest = ApiClient.get(platform.query("/v1/solar-flares/2017-09-06T11:53:00-FLR-001"))
                .body();
        assertThat(strongest.path("beginTime").asText()).startsWith("2017-09-06T11:53");
        assertThat(strongest.path("notifications")).isNotEmpty();
    }

    /** Its recorded end is two years after its begin. */
    private static void assertAFlareWhoseEndIsWrong() {
        JsonNode flare = ApiClient.get(platform.query("/v1/solar-flares/2017-09-04T18:05:00-FLR-001"))
                .body();
        assertThat(flare.path("endTime").isNull() || flare.path("endTime").isMissingNode())
                .isTrue();
        assertThat(flare.path("warnings").toString()).contains("endTime");
    }

    private static Set<String> ids(String list, String id) {
        List<JsonNode> rows = ApiClient.walk(
                platform.query("/v1/" + list + "?from=2016-01-01T00:00:00Z&to=2022-01-01T00:00:00Z"), 500);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path(id).asText()));
        assertThat(ids).hasSize(rows.size());
        return ids;
    }
}
