package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.backends.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every way to end a run leaves no process and loses no row. The steps share a folder, each begins where one ended. */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopIT {

    private static final Path HOME = Launched.home("stop");

    private static final Map<String, String> SOURCES_OFF =
            Map.of("sluice.users.every", "off", "sluice.products.every", "off");

    /** A session of its own, and SIGINT as it is at a terminal: a build in the background may be deaf to it. */
    private static final List<String> OWN_GROUP = List.of("setsid", "env", "--default-signal=INT");

    private static List<String> users;
    private static Collection<Long> left;

    /** Where the steps after the kill cannot run, what it left must still end. */
    @AfterAll
    static void tidy() {
        Leftovers.end(HOME);
    }

    @Test
    @Order(1)
    void sigtermLeavesNoProcess() {
        try (Launched platform =
                Launched.start(HOME, Map.of("sluice.users.pages", "1", "sluice.users.page-size", "50"))) {
            users = Api.get(platform.query("/v1/users?limit=20")).items().stream()
                    .map(user -> user.path("userId").asText())
                    .toList();
            Collection<Long> children = platform.children().values();

            Launched.signal("TERM", platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(143);
            assertThat(children).hasSizeGreaterThan(5).noneMatch(Launched::isAlive);
            assertThat(platform.output())
                    .containsSubsequence("Services stopped", "Sample sources stopped", "Kafka and Redis stopped");
            assertThat(HOME.resolve("logs/ingest-service.log"))
                    .content()
                    .as("what a channel has in hand is stored before Cassandra is left")
                    .containsSubsequence(
                            "revoked re-balance listener for group 'ingest-users'",
                            "Closing Quarkus Cassandra session");
        }
    }

    @Test
    @Order(2)
    void aSecondStartAnswersTheRowsOfTheFirstAndCanBeKilled() {
        try (Launched platform = Launched.start(HOME, SOURCES_OFF)) {
            assertThat(users)
                    .isNotEmpty()
                    .allMatch(id -> Api.get(platform.query("/v1/users/" + id)).status() == 200);
            left = platform.children().values();

            Launched.signal("KILL", platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(137);
            assertThat(left).anyMatch(Launched::isAlive);
        }
    }

    @Test
    @Order(3)
    void aThirdEndsWhatTheKilledOneLeftAndCtrlCReachesOnlyTheLauncher() {
        try (Launched platform = Launched.start(ownGroup(), HOME, SOURCES_OFF).awaitTable()) {
            assertThat(left).isNotEmpty().noneMatch(Launched::isAlive);
            assertThat(platform.output()).contains("Ended what a killed run had left");
            assertThat(Api.get(platform.query("/v1/users/" + users.get(0))).status())
                    .isEqualTo(200);
            Collection<Long> children = platform.children().values();

            Launched.signal("INT", -platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(130);
            assertThat(children).noneMatch(Launched::isAlive);
            assertThat(platform.output()).doesNotContain("died", "by itself");
        }
    }

    @Test
    @Order(4)
    void ctrlCInTheMiddleOfAStartLeavesNoProcess() {
        try (Launched platform = Launched.start(ownGroup(), HOME, SOURCES_OFF)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> platform.children().containsKey("cassandra"));
            Collection<Long> children = platform.children().values();

            Launched.signal("INT", -platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(130);
            assertThat(children).noneMatch(Launched::isAlive);
            assertThat(platform.children()).isEmpty();
        }
    }

    private static List<String> ownGroup() {
        try {
            List<String> probe = List.of("setsid", "-w", "env", "--default-signal=INT", "true");
            assumeTrue(new ProcessBuilder(probe).start().waitFor() == 0, "setsid or env has not what this needs");
        } catch (IOException e) {
            assumeTrue(false, "there is no setsid");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return OWN_GROUP;
    }
}
