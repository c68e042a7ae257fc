package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * 200 real users, collected three times: 200 rows, an exact account, and none of their secrets anywhere. NASA's real
 * flares and notifications, backfilled over six years: each once, the odd ones with their doubts.
 */
class RealDataIT {

    private static final Path HOME = Launched.home("real-data");
    private static final String YEARS = "{\"from\":\"2016-01-01\",\"to\":\"2021-12-31\"}";
    private static final int INGEST = Ports.free(0);
    private static final int SCRAPER = Ports.free(0);
    private static final int KAFKA = Ports.free(0);
    private static final int CASSANDRA = Ports.free(0);

    private static JsonNode users;
    private static RandomUser people;
    private static Donki donki;
    private static Launched platform;

    @BeforeAll
    static void start() throws IOException {
        byte[] answer = Files.readAllBytes(Data.file("randomuser/us-200.json"));
        users = new ObjectMapper().readTree(answer).path("results");
        people = RandomUser.serve(answer);
        donki = Donki.serve(Data.file("donki"));
        platform = Launched.start(
                HOME,
                Map.ofEntries(
                        Map.entry("sluice.users.url", people.address()),
                        Map.entry("sluice.users.every", "3s"),
                        Map.entry("sluice.users.pages", "1"),
                        Map.entry("sluice.products.every", "off"),
                        Map.entry("sluice.solar-flares.url", donki.address()),
                        Map.entry("sluice.solar-notifications.url", donki.address()),
                        Map.entry("sluice.fetch.delay", "1ms"),
                        Map.entry("sluice.fetch.allowed-inside", "127.0.0.1"),
                        Map.entry("sluice.port.ingest", "" + INGEST),
                        Map.entry("sluice.port.scraper", "" + SCRAPER),
                        Map.entry("sluice.port.kafka", "" + KAFKA),
                        Map.entry("sluice.port.cassandra", "" + CASSANDRA)));
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
            donki.close();
            people.close();
        }
    }

    @Test
    void usersCollectedThreeTimesAreStoredOnceAndTheirSecretsNowhere() throws IOException {
        await().atMost(Duration.ofMinutes(1)).until(() -> account("received") >= 3L * users.size());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(account("received"))
                .isEqualTo(account("stored") + account("rejected"))
                .isEqualTo(account("stored")));
        assertThat(Api.walk(platform.query("/v1/users"), 500)).hasSize(users.size());
        assertNoSecret(Everything.of(KAFKA, CASSANDRA, HOME.resolve("logs")));
    }

    @Test
    void everyRealFlareIsAnsweredOnceAndItsDoubtIsVisible() {
        backfill("solar-flares");
        backfill("solar-notifications");

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(all("solar-flares", "flareId")).isEqualTo(donki.flareIds()));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(all("solar-notifications", "messageId")).isEqualTo(donki.messageIds()));
        assertTheStrongestAndTheOdd();
    }

    private static void assertNoSecret(Everything everything) {
        Set<String> secrets = new HashSet<>();
        Set<String> passwords = new HashSet<>();
        Set<String> ordinary = new HashSet<>();
        for (JsonNode user : users) {
            JsonNode login = user.path("login");
            for (String name : Set.of("salt", "md5", "sha1", "sha256")) {
                secrets.add(login.path(name).asText());
            }
            secrets.add(user.path("id").path("value").asText());
            passwords.add(login.path("password").asText());
            Set.of("name", "location").forEach(part -> user.path(part).forEach(field -> ordinary.add(field.asText())));
            ordinary.add(login.path("username").asText());
        }
        passwords.removeAll(ordinary);
        secrets.removeIf(secret -> secret.isBlank() || secret.equals("null"));

        String all = String.join("\n", everything.texts());
        assertThat(secrets).isNotEmpty().filteredOn(all::contains).isEmpty();
        assertThat(everything.values()).doesNotContain("password", "salt", "md5", "sha1", "sha256");
        assertThat(passwords)
                .isNotEmpty()
                .filteredOn(everything.values()::contains)
                .isEmpty();
    }

    /** One of ingest-service's three accounts of the feed, from its metrics. */
    private static long account(String name) {
        String line = "sluice_" + name + "_total{feed=\"users\"} ";
        return Api.text("http://127.0.0.1:" + INGEST + "/q/metrics")
                .lines()
                .filter(text -> text.startsWith(line))
                .map(text -> (long) Double.parseDouble(text.substring(line.length())))
                .collect(Collectors.summingLong(Long::longValue));
    }

    private static void assertTheStrongestAndTheOdd() {
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

    private static void backfill(String feed) {
        Api.Answer answer = Api.post("http://127.0.0.1:" + SCRAPER + "/v1/sources/" + feed + "/backfill", YEARS);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private static Set<String> all(String list, String id) {
        List<JsonNode> rows =
                Api.walk(platform.query("/v1/" + list + "?from=2016-01-01T00:00:00Z&to=2022-01-01T00:00:00Z"), 500);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path(id).asText()));
        assertThat(ids).hasSize(rows.size());
        return ids;
    }
}
