package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
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

/** Stops a run in every way: no process is left and no row lost. The steps share a folder; each starts where the previous one has stopped. */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopIT {

    private static final Path HOME = LaunchedPlatform.home("stop");

    private static final Map<String, String> SOURCES_OFF =
            Map.of("sluice.users.every", "off", "sluice.products.every", "off");

    /** In a session of its own, with the default action for SIGINT, which a build in the background may ignore. */
    private static final List<String> NEW_SESSION = List.of("setsid", "env", "--default-signal=INT");

    private static List<String> users;
    private static Collection<Long> orphans;

    /** Ends the orphans of the kill where the step after it could not run. */
    @AfterAll
    static void endOrphans() {
        OrphanedProcesses.end(HOME);
    }

    @Test
    @Order(1)
    void sigtermLeavesNoProcess() {
        try (LaunchedPlatform platform =
                LaunchedPlatform.start(HOME, Map.of("sluice.users.pages", "1", "sluice.users.page-size", "50"))) {
            users = ApiClient.get(platform.query("/v1/users?limit=20")).items().stream()
                    .map(user -> user.path("userId").asText())
                    .toList();
            Collection<Long> children = platform.children().values();

            LaunchedPlatform.signal("TERM", platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(143);
            assertThat(children).hasSizeGreaterThan(5).noneMatch(LaunchedPlatform::isAlive);
            assertThat(platform.output())
                    .containsSubsequence("Services stopped", "Sample sources stopped", "Kafka and Redis stopped");
            assertThat(HOME.resolve("logs/ingest-service.log"))
                    .content()
                    .as("the channel stops before the session closes")
                    .containsSubsequence(
                            "revoked re-balance listener for group 'ingest-users'",
                            "Closing Quarkus Cassandra session");
        }
    }

    @Test
    @Order(2)
    void aRestartAnswersTheRowsOfTheFirstRun() {
        try (LaunchedPlatform platform = LaunchedPlatform.start(HOME, SOURCES_OFF)) {
            assertThat(users)
                    .isNotEmpty()
                    .allMatch(id ->
                            ApiClient.get(platform.query("/v1/users/" + id)).status() == 200);
            orphans = platform.children().values();

            LaunchedPlatform.signal("KILL", platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(137);
            assertThat(orphans).anyMatch(LaunchedPlatform::isAlive);
        }
    }

    @Test
    @Order(3)
    void theNextStartEndsOrphansAndCtrlCReachesOnlyTheLauncher() {
        try (LaunchedPlatform platform =
                LaunchedPlatform.start(newSession(), HOME, SOURCES_OFF).awaitTable()) {
            assertThat(orphans).isNotEmpty().noneMatch(LaunchedPlatform::isAlive);
            assertThat(platform.output()).contains("Ended processes of a killed run");
            assertThat(ApiClient.get(platform.query("/v1/users/" + users.get(0)))
                            .status())
                    .isEqualTo(200);
            Collection<Long> children = platform.children().values();

            LaunchedPlatform.signal("INT", -platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(130);
            assertThat(children).noneMatch(LaunchedPlatform::isAlive);
            assertThat(platform.output()).doesNotContain("died", "by itself");
        }
    }

    @Test
    @Order(4)
    void ctrlCDuringAStartLeavesNoProcess() {
        try (LaunchedPlatform platform = LaunchedPlatform.start(newSession(), HOME, SOURCES_OFF)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> platform.children().containsKey("cassandra"));
            Collection<Long> children = platform.children().values();

            LaunchedPlatform.signal("INT", -platform.pid());

            assertThat(platform.awaitExit()).isEqualTo(130);
            assertThat(children).noneMatch(LaunchedPlatform::isAlive);
            assertThat(platform.children()).isEmpty();
        }
    }

    private static List<String> newSession() {
        try {
            List<String> probe = List.of("setsid", "-w", "env", "--default-signal=INT", "true");
            assumeTrue(
                    new ProcessBuilder(probe).start().waitFor() == 0,
                    "setsid -w or env --default-signal is not supported");
        } catch (IOException e) {
            assumeTrue(false, "there is no setsid");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return NEW_SESSION;
    }
}
