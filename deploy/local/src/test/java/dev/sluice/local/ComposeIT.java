package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The images and the compose file: built, started by podman, used with a token, with containers killed and under load. The
 * load comes after the kills, since it fills the topics.
 */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    private static final Path HOME = Launched.home("compose");
    private static final List<String> OURS = List.of("query-service", "ingest-service", "scraper-service");
    private static final List<String> ALL =
            List.of("query-service", "ingest-service", "scraper-service", "samples", "kafka", "cassandra", "redis");
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration LOAD = Duration.ofSeconds(Integer.getInteger("compose.load", 20));

    private static Compose platform;
    private static Bearer reader;
    private static Bearer operator;

    @BeforeAll
    static void start() {
        Required.asked("containers");
        String missing = Compose.missing(HOME);
        Required.that("containers", missing.isEmpty(), "no images are built and started here; missing: " + missing);
        platform = Compose.start(HOME);
        reader = platform.bearer("reader");
        operator = platform.bearer("reader", "writer", "operator");
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    @Order(1)
    void theFirstStartTellsHowATokenIsMadeAndWithoutOneNothingIsAnswered() {
        String users = platform.address("query", "/v1/users");
        Bearer forged = new Bearer(reader.token().replaceFirst("....$", "AAAA"));

        assertThat(platform.logs("keys")).contains("run --rm token reader writer operator");
        assertThat(new Bearer("").get(users).status()).isEqualTo(401);
        assertThat(forged.get(users).status()).isEqualTo(401);
        assertThat(reader.get(users).status()).isEqualTo(200);
        assertThat(reader.post(platform.address("scraper", "/v1/scrapes"), "[]").status())
                .isEqualTo(403);
    }

    @Test
    @Order(2)
    void rowsOfTheSourcesAppearAndWhatWasRefusedIsListed() {
        awaitItems(reader, "/v1/users");
        awaitItems(reader, "/v1/products");
        awaitItems(reader, "/v1/solar-flares");

        List<JsonNode> rejected = awaitItems(operator, "/v1/rejected?feed=users");

        assertThat(rejected).allMatch(item -> !item.path("reasons").isEmpty());
        assertThat(reader.get(platform.address("query", "/v1/rejected")).status())
                .isEqualTo(403);
    }

    @Test
    @Order(3)
    void aPageThatIsAskedForIsFetchedAndStored() {
        String page =
                awaitItems(reader, "/v1/products?limit=1").get(0).path("url").asText();

        Bearer.Answer asked =
                operator.post(platform.address("scraper", "/v1/scrapes"), "[{\"address\":\"" + page + "\"}]");

        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        String scrape = "/v1/scrapes/" + asked.items().get(0).path("scrapeId").asText();
        await().atMost(SOON).untilAsserted(() -> assertThat(reader.get(platform.address("scraper", scrape))
                        .body()
                        .path("state")
                        .asText())
                .isIn("stored", "unchanged"));
    }

    @Test
    @Order(4)
    void imagesOfOursRunAsNobodyAndWriteNothing() {
        for (String service : OURS) {
            assertThat(platform.fact(service, "{{.Config.User}}")).isEqualTo("10001:10001");
            assertThat(platform.fact(service, "{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
            assertThat(platform.fact(service, "{{index .Config.Labels \"dev.sluice.sbom\"}}"))
                    .isEqualTo("/sluice/bom.json");
            assertThat(platform.fact(service, "{{.EffectiveCaps}}")).isEqualTo("[]");
        }
    }

    @Test
    @Order(5)
    void whateverIsKilledNothingThatWasTakenIsLost() {
        Set<String> taken = new TreeSet<>();
        for (String victim :
                List.of("ingest-service", "query-service", "scraper-service", "redis", "kafka", "cassandra")) {
            taken.add(post());
            Instant before = Instant.now();
            platform.kill(victim);
            taken.add(post());
            System.out.printf(
                    "%s was killed; %d s later it was started again and an event was taken%n",
                    victim, Duration.between(before, Instant.now()).toSeconds());
        }
        platform.awaitReady();

        await().atMost(SOON).untilAsserted(() -> assertThat(taken)
                .allMatch(id ->
                        reader.get(platform.address("query", "/v1/users/" + id)).status() == 200));
    }

    @Test
    @Order(6)
    void memoryLimitsHoldUnderLoad() throws Exception {
        Map<String, Long> before = pids();
        Map<String, Memory> most = new TreeMap<>();
        Load load =
                new Load(operator, platform.address("query", ""), platform.address("ingest", "/v1/feeds/users/events"));

        load.run(LOAD, () -> before.forEach((container, pid) -> most.merge(container, Memory.of(pid), Memory::or)));

        System.out.println("Answered in " + LOAD.toSeconds() + " s: " + load.answers());
        for (String container : ALL) {
            Memory memory = most.get(container);
            System.out.println("Memory of " + container + " at most: " + memory);
            assertThat(memory.limit())
                    .isEqualTo(Long.parseLong(platform.fact(container, "{{.HostConfig.Memory}}")))
                    .isBetween(1L, 2L << 30);
            assertThat(memory.own()).as(container).isLessThan(memory.limit() * 95 / 100);
            assertThat(platform.fact(container, "{{.State.OOMKilled}}")).isEqualTo("false");
        }
        assertThat(pids()).as("none died").isEqualTo(before);
        assertThat(load.answers())
                .allSatisfy((what, number) ->
                        assertThat(number.sum()).as(what).isGreaterThanOrEqualTo(what.equals("refused") ? 0 : 1));
    }

    /** Until it is taken: while a container is away the answer is another, or none. */
    private static String post() {
        String id = UUID.randomUUID().toString();
        String address = platform.address("ingest", "/v1/feeds/users/events");
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> operator.post(address, Load.user(id)).status() == 202);
        return id;
    }

    private static List<JsonNode> awaitItems(Bearer somebody, String list) {
        String address = platform.address("query", list);
        await(list).atMost(SOON).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            Bearer.Answer answer = somebody.get(address);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.items()).as(list).isNotEmpty();
        });
        return somebody.get(address).items();
    }

    private static Map<String, Long> pids() {
        return ALL.stream().collect(Collectors.toMap(container -> container, platform::pid));
    }
}
