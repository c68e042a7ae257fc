package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.ApiClient.ApiResponse;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.SampleUsers;
import dev.sluice.local.platform.SharedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the REST API of the packaged platform serves the data of the sample sources. */
class PlatformIT {

    private final SharedPlatform platform = SharedPlatform.get();

    @Test
    void usersAndProductsThatCameThroughKafkaAreAnswered() {
        List<JsonNode> users = ApiClient.get(platform.query("/v1/users")).items();
        List<JsonNode> products = ApiClient.get(platform.query("/v1/products")).items();
        assertThat(users)
                .isNotEmpty()
                .allMatch(user -> user.path("email").asText().contains("@"));
        assertThat(products)
                .isNotEmpty()
                .allMatch(product -> product.path("productId").asText().contains("~"));
        assertThat(platform.launched().output()).contains("/v1/users, ", "/v1/products, ");
    }

    @Test
    void aRowOfAListIsAnsweredByItsId() {
        JsonNode listed =
                ApiClient.get(platform.query("/v1/users?limit=1")).items().get(0);
        ApiResponse user = ApiClient.get(
                platform.query("/v1/users/" + listed.path("userId").asText()));
        assertThat(user.status()).isEqualTo(200);
        assertThat(user.body().path("email")).isEqualTo(listed.path("email"));
    }

    @Test
    void anUnknownIdIsNotFound() {
        ApiResponse user = ApiClient.get(platform.query("/v1/users/00000000-0000-4000-8000-000000000000"));
        ApiResponse product = ApiClient.get(platform.query("/v1/products/nowhere.example~nothing"));
        assertThat(List.of(user, product))
                .allMatch(response -> response.status() == 404)
                .allMatch(response -> response.type().startsWith("application/problem+json"));
    }

    @Test
    void aBadParameterIsRefusedWithItsReason() {
        ApiResponse limit = ApiClient.get(platform.query("/v1/users?limit=many"));
        ApiResponse cursor = ApiClient.get(platform.query("/v1/users?cursor=nonsense"));
        assertThat(List.of(limit, cursor))
                .allMatch(response -> response.status() == 400)
                .allMatch(response -> response.type().startsWith("application/problem+json"));
    }

    @Test
    void theCursorWalksAllUsersExactlyOnce() {
        Set<String> valid = new SampleUsers(platform::sources, SharedPlatform.PAGES, SharedPlatform.PAGE_SIZE).valid();
        await().atMost(Duration.ofMinutes(1)).until(() -> ids(500).containsAll(valid));
        // Users of one country, since other tests post thousands of users.
        List<JsonNode> rows = ApiClient.walk(platform.query("/v1/users?country=Germany"), 7);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path("userId").asText()));
        assertThat(ids).hasSize(rows.size()).hasSizeGreaterThan(7);
        assertThat(ApiClient.get(platform.query("/v1/users?country=Germany&limit=7"))
                        .items())
                .hasSize(7);
    }

    private Set<String> ids(int limit) {
        return ApiClient.walk(platform.query("/v1/users"), limit).stream()
                .map(user -> user.path("userId").asText())
                .collect(Collectors.toSet());
    }

    @Test
    void aSecondLauncherInTheSameFolderNamesTheFirstAndExits() {
        try (LaunchedPlatform second = LaunchedPlatform.start(List.of(), platform.home(), Map.of())) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output())
                    .contains("process " + platform.launched().pid());
        }
    }

    @Test
    void aReplicaWhoseChannelHasStoppedExits() {
        // Kafka's answer to the request for the last offset cannot come in time.
        Map<String, String> settings = Map.of(
                "mp.messaging.incoming.users.group.id", "ingest-users-impatient",
                "mp.messaging.incoming.users.default.api.timeout.ms", "1");
        try (ServiceReplica replica = platform.replica("ingest-service", 2, settings)) {
            assertThat(replica.awaitExit()).isEqualTo(1);
            assertThat(platform.home().resolve("logs/ingest-service-2.log"))
                    .content()
                    .contains("\"level\":\"FATAL\"", "channel=users");
        }
    }

    @Test
    void backendsAndServicesTogetherFitIntoThreeGibibytes() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "there is no /proc to read memory from");
        long kibibytes = 0;
        for (Map.Entry<String, Long> child : platform.launched().children().entrySet()) {
            long resident = residentKibibytes(child.getValue());
            System.out.printf("%s: %d MiB resident%n", child.getKey(), resident / 1024);
            kibibytes += resident;
        }
        assertThat(kibibytes).isLessThan(3L * 1024 * 1024);
    }

    private static long residentKibibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
