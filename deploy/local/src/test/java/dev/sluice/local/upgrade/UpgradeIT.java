package dev.sluice.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.upgrade.ReplicaFleet.VersionedReplica;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rolls forward from this version to one with an additional column and event field, and back, while events are sent and read:
 * first the contract, then ingest-service, then query-service, replica by replica; back in the reverse order.
 */
@Tag("campaign")
class UpgradeIT {

    private static final Path HOME = LaunchedPlatform.home("upgrade");
    private static final Path OLD = ServiceReplica.ROOT;
    private static final Path NEXT = HOME.resolve("next");
    private static final String INGEST = "ingest-service";
    private static final String QUERY = "query-service";

    /** Replicas of each version and service. */
    private static final int REPLICAS = Integer.getInteger("upgrade.replicas", 1);

    /** Events that are sent during each step. */
    private static final int EVENTS = Integer.getInteger("upgrade.events", 100);

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @Test
    void aRollingUpgradeAndItsRollbackLoseAndRejectNothing() {
        CompletableFuture<Void> build = CompletableFuture.runAsync(() -> NextVersion.build(NEXT));
        try (ReplicaFleet fleet = ReplicaFleet.start(HOME)) {
            fleet.apply(OLD);
            fleet.add(OLD, INGEST, REPLICAS);
            fleet.add(OLD, QUERY, REPLICAS);
            build.join();
            UpgradeTraffic traffic = new UpgradeTraffic(fleet, NEXT);
            try (traffic) {
                forward(fleet, traffic);
                back(fleet);
                awaitMore(traffic);
            }

            assertEachUserIsAnsweredOnce(fleet, traffic);
        }
    }

    private static void forward(ReplicaFleet fleet, UpgradeTraffic traffic) {
        fleet.apply(NEXT);
        fleet.add(NEXT, INGEST, REPLICAS);
        awaitMore(traffic);
        fleet.remove(OLD, INGEST);
        Instant notesStoredFrom = Instant.now();
        fleet.add(NEXT, QUERY, REPLICAS);
        awaitMore(traffic);
        assertVersionsShareNoCachedAnswers(fleet, traffic, notesStoredFrom);
        fleet.remove(OLD, QUERY);
        assertNotesAreAnswered(fleet, traffic, notesStoredFrom);
    }

    private static void back(ReplicaFleet fleet) {
        fleet.add(OLD, QUERY, REPLICAS);
        fleet.remove(NEXT, QUERY);
        fleet.add(OLD, INGEST, REPLICAS);
        fleet.remove(NEXT, INGEST);
    }

    private static void awaitMore(UpgradeTraffic traffic) {
        int goal = traffic.sent().size() + EVENTS;
        await().atMost(TIMEOUT).until(() -> traffic.sent().size() >= goal);
    }

    private static void assertVersionsShareNoCachedAnswers(ReplicaFleet fleet, UpgradeTraffic traffic, Instant from) {
        VersionedReplica old = fleet.of(OLD, QUERY).get(0);
        VersionedReplica next = fleet.of(NEXT, QUERY).get(0);
        for (String id : traffic.withNoteSince(from).subList(0, EVENTS / 4)) {
            assertThat(awaitUser(old, id).body().has("note")).isFalse();

            ApiClient.ApiResponse answer = awaitUser(next, id);
            assertThat(answer.body().path("note").asText())
                    .as("%s", answer)
                    .isEqualTo(traffic.sent().get(id).note());

            assertThat(awaitUser(old, id).body().has("note")).isFalse();
        }
    }

    private static void assertNotesAreAnswered(ReplicaFleet fleet, UpgradeTraffic traffic, Instant from) {
        List<String> withNote = traffic.withNoteSince(from);
        for (VersionedReplica replica : fleet.of(QUERY)) {
            for (String id : withNote) {
                ApiClient.ApiResponse answer = awaitUser(replica, id);
                assertThat(answer.body().path("note").asText())
                        .as("%s", answer)
                        .isEqualTo(traffic.sent().get(id).note());
            }
        }
    }

    private static void assertEachUserIsAnsweredOnce(ReplicaFleet fleet, UpgradeTraffic traffic) {
        for (VersionedReplica replica : fleet.of(OLD, QUERY)) {
            String users = replica.replica().address("/v1/users");
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(ApiClient.walk(users, 500))
                    .hasSize(traffic.sent().size()));
            assertThat(ApiClient.walk(users, 500).stream().map(UpgradeIT::id).collect(Collectors.toSet()))
                    .isEqualTo(traffic.sent().keySet());
            assertThat(ApiClient.walk(replica.replica().address("/v1/rejected?feed=users"), 500))
                    .isEmpty();
        }
    }

    /** A user that was sent may not be stored yet, or a replica may still answer 404 from its cache. */
    private static ApiClient.ApiResponse awaitUser(VersionedReplica replica, String id) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> ApiClient.get(replica.replica().address("/v1/users/" + id)),
                        answer -> answer.status() == 200);
    }

    private static String id(JsonNode user) {
        return user.path("userId").asText();
    }
}
