package dev.sluice.local.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.Requirement;
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
 * The images and the compose file: built, started by podman, used with a token, with containers killed and under load. The load
 * comes last, since it fills the topics.
 */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    private static final Path HOME = LaunchedPlatform.home("compose");
    private static final List<String> SERVICES = List.of("query-service", "ingest-service", "scraper-service");
    private static final List<String> ALL =
            List.of("query-service", "ingest-service", "scraper-service", "samples", "kafka", "cassandra", "redis");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LOAD_DURATION = Duration.ofSeconds(Integer.getInteger("compose.load", 20));

    private static ComposePlatform platform;
    private static BearerClient reader;
    private static BearerClient operator;

    @BeforeAll
    static void start() {
        Requirement.requested("containers");
        String missing = ComposePlatform.missing(HOME);
        Requirement.available(
                "containers", missing.isEmpty(), "no images are built and started here; missing: " + missing);
        platform = ComposePlatform.start(HOME);
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
    void requestsNeedATokenWhoseCommandTheFirstStartPrints() {
        String users = platform.address("query", "/v1/users");
        BearerClient forged = new BearerClient(reader.token().replaceFirst("....$", "AAAA"));

        assertThat(platform.logs("keys")).contains("run --rm token reader writer operator");
        assertThat(new BearerClient("").get(users).status()).isEqualTo(401);
        assertThat(forged.get(users).status()).isEqualTo(401);
        assertThat(reader.get(users).status()).isEqualTo(200);
        assertThat(reader.post(platform.address("scraper", "/v1/scrapes"), "[]").status())
                .isEqualTo(403);
    }

    @Test
    @Order(2)
    void rowsOfTheSourcesAppearAndRejectionsAreListed() {
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
    void aRequestedPageIsFetchedAndStored() {
        String page =
                awaitItems(reader, "/v1/products?limit=1").get(0).path("url").asText();

        BearerClient.BearerResponse asked =
                operator.post(platform.address("scraper", "/v1/scrapes"), "[{\"address\":\"" + page + "\"}]");

        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        String scrape = "/v1/scrapes/" + asked.items().get(0).path("scrapeId").asText();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(reader.get(platform.address("scraper", scrape))
                        .body()
                        .path("state")
                        .asText())
                .isIn("stored", "unchanged"));
    }

    @Test
    @Order(4)
    void servicesRunWithoutPrivilegesOnAReadOnlyRoot() {
        for (String service : SERVICES) {
            assertThat(platform.inspect(service, "{{.Config.User}}")).isEqualTo("10001:10001");
            assertThat(platform.inspect(service, "{{.HostConfig.ReadonlyRootfs}}"))
                    .isEqualTo("true");
            assertThat(platform.inspect(service, "{{index .Config.Labels \"dev.sluice.sbom\"}}"))
                    .isEqualTo("/sluice/bom.json");
            assertThat(platform.inspect(service, "{{.EffectiveCaps}}")).isEqualTo("[]");
        }
    }

    @Test
    @Order(5)
    void noAcceptedEventIsLostWhenAContainerIsKilled() {
        Set<String> accepted = new TreeSet<>();
        for (String victim :
                List.of("ingest-service", "query-service", "scraper-service", "redis", "kafka", "cassandra")) {
            accepted.add(post());
            Instant before = Instant.now();
            platform.kill(victim);
            accepted.add(post());
            System.out.printf(
                    "%s was killed; %d s later it was restarted and had accepted an event%n",
                    victim, Duration.between(before, Instant.now()).toSeconds());
        }
        platform.awaitReady();

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(accepted)
                .allMatch(id ->
                        reader.get(platform.address("query", "/v1/users/" + id)).status() == 200));
    }

    @Test
    @Order(6)
    void memoryLimitsHoldUnderLoad() throws Exception {
        Map<String, Long> before = pids();
        Map<String, ContainerMemory> highest = new TreeMap<>();
        RequestLoad load = new RequestLoad(
                operator, platform.address("query", ""), platform.address("ingest", "/v1/feeds/users/events"));

        load.run(
                LOAD_DURATION,
                () -> before.forEach(
                        (container, pid) -> highest.merge(container, ContainerMemory.of(pid), ContainerMemory::max)));

        System.out.println("Answered in " + LOAD_DURATION.toSeconds() + " s: " + load.answers());
        for (String container : ALL) {
            ContainerMemory memory = highest.get(container);
            System.out.println("Highest memory use of " + container + ": " + memory);
            assertThat(memory.limit())
                    .isEqualTo(Long.parseLong(platform.inspect(container, "{{.HostConfig.Memory}}")))
                    .isBetween(1L, 2L << 30);
            assertThat(memory.own()).as(container).isLessThan(memory.limit() * 95 / 100);
            assertThat(platform.inspect(container, "{{.State.OOMKilled}}")).isEqualTo("false");
        }
        assertThat(pids()).as("no container was restarted").isEqualTo(before);
        assertThat(load.answers())
                .allSatisfy((what, number) ->
                        assertThat(number.sum()).as(what).isGreaterThanOrEqualTo(what.equals("overloaded") ? 0 : 1));
    }

    /** Posts a user until it is accepted; while a container is down the request fails. */
    private static String post() {
        String id = UUID.randomUUID().toString();
        String address = platform.address("ingest", "/v1/feeds/users/events");
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> operator.post(address, RequestLoad.user(id)).status() == 202);
        return id;
    }

    private static List<JsonNode> awaitItems(BearerClient client, String list) {
        String address = platform.address("query", list);
        await(list).atMost(TIMEOUT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            BearerClient.BearerResponse answer = client.get(address);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.items()).as(list).isNotEmpty();
        });
        return client.get(address).items();
    }

    private static Map<String, Long> pids() {
        return ALL.stream().collect(Collectors.toMap(container -> container, platform::pid));
    }
}
