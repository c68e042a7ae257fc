package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way, once, on the packaged parts: what the sample sources offer is answered by the REST API. */
class PlatformIT {

    private static final Path HOME = Launched.home("platform");
    private static final int PAGES = 3;
    private static final int PAGE_SIZE = 100;

    private static final int KAFKA = Ports.free(0);
    private static final int CASSANDRA = Ports.free(0);
    private static final int REDIS = Ports.free(0);

    private static Launched platform;

    @BeforeAll
    static void start() {
        platform = Launched.start(
                HOME,
                Map.of(
                        "sluice.users.pages", "" + PAGES,
                        "sluice.users.page-size", "" + PAGE_SIZE,
                        "sluice.port.kafka", "" + KAFKA,
                        "sluice.port.cassandra", "" + CASSANDRA,
                        "sluice.port.redis", "" + REDIS));
        platform.output().lines().filter(line -> line.contains("First row")).forEach(System.out::println);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void usersAndProductsThatCameThroughKafkaAreAnswered() {
        List<JsonNode> users = Api.get(platform.query("/v1/users")).items();
        List<JsonNode> products = Api.get(platform.query("/v1/products")).items();

        assertThat(users)
                .isNotEmpty()
                .allMatch(user -> user.path("email").asText().contains("@"));
        assertThat(products)
                .isNotEmpty()
                .allMatch(product -> product.path("productId").asText().contains("~"));
        assertThat(platform.output()).contains("/v1/users, ", "/v1/products, ");
    }

    @Test
    void aRowOfAListIsAnsweredByItsId() {
        JsonNode listed = Api.get(platform.query("/v1/users?limit=1")).items().get(0);

        Api.Answer user =
                Api.get(platform.query("/v1/users/" + listed.path("userId").asText()));

        assertThat(user.status()).isEqualTo(200);
        assertThat(user.body().path("email")).isEqualTo(listed.path("email"));
    }

    @Test
    void anUnknownIdIsNotFound() {
        Api.Answer user = Api.get(platform.query("/v1/users/00000000-0000-4000-8000-000000000000"));
        Api.Answer product = Api.get(platform.query("/v1/products/nowhere.example~nothing"));

        assertThat(List.of(user, product))
                .allMatch(answer -> answer.status() == 404)
                .allMatch(answer -> answer.type().startsWith("application/problem+json"));
    }

    @Test
    void aBadParameterIsRefusedWithItsReason() {
        Api.Answer limit = Api.get(platform.query("/v1/users?limit=many"));
        Api.Answer cursor = Api.get(platform.query("/v1/users?cursor=nonsense"));

        assertThat(List.of(limit, cursor))
                .allMatch(answer -> answer.status() == 400)
                .allMatch(answer -> answer.type().startsWith("application/problem+json"));
    }

    @Test
    void theCursorWalksAllUsersExactlyOnce() {
        // One in 200 has no uuid or e-mail and is rejected.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.walk(platform.query("/v1/users"), 500).size() > PAGES * PAGE_SIZE * 9 / 10);

        List<JsonNode> rows = Api.walk(platform.query("/v1/users"), 7);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path("userId").asText()));

        assertThat(ids).hasSize(rows.size()).hasSizeBetween(PAGES * PAGE_SIZE * 9 / 10, PAGES * PAGE_SIZE);
        assertThat(Api.get(platform.query("/v1/users?limit=7")).items()).hasSize(7);
    }

    @Test
    void aSecondLauncherInTheSameFolderSaysWhoRunsThereAndGivesUp() {
        try (Launched second = Launched.start(List.of(), HOME, Map.of())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output()).contains("process " + platform.pid());
        }
    }

    @Test
    void aReplicaWhoseChannelHasStoppedEndsSoThatItIsStartedAnew() {
        // No patience with Kafka: the answer to its question for the last offset comes too late.
        Map<String, String> settings = Map.of(
                "mp.messaging.incoming.users.group.id", "ingest-users-impatient",
                "mp.messaging.incoming.users.default.api.timeout.ms", "1");
        Map<String, String> backends =
                Replica.backends("127.0.0.1:" + KAFKA, "127.0.0.1:" + CASSANDRA, "127.0.0.1:" + REDIS);

        try (Replica replica = Replica.start("ingest-service", 2, HOME, settings, backends)) {
            assertThat(replica.awaitExit()).isEqualTo(1);
            assertThat(HOME.resolve("logs/ingest-service-2.log"))
                    .content()
                    .contains("channel=users has stopped and so does this service");
        }
    }

    @Test
    void backendsAndServicesTogetherFitIntoThreeGibibytes() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "there is no /proc to read memory from");

        long kibibytes = 0;
        for (Map.Entry<String, Long> child : platform.children().entrySet()) {
            long resident = resident(child.getValue());
            System.out.printf("%s: %d MiB resident%n", child.getKey(), resident / 1024);
            kibibytes += resident;
        }

        assertThat(kibibytes).isLessThan(3L * 1024 * 1024);
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
