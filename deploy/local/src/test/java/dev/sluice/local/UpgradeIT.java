package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.Fleet.Member;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From this version to one with a column and an event field more, and back, while events flow and are read: the
 * contract first, then ingest-service, then query-service, replica by replica; back in the reverse order.
 */
@Tag("campaign")
class UpgradeIT {

    private static final Path HOME = Launched.home("upgrade");
    private static final Path OLD = Replica.ROOT;
    private static final Path NEXT = HOME.resolve("next");
    private static final String INGEST = "ingest-service";
    private static final String QUERY = "query-service";

    /** Of each version; few here, deploy/bench has the large form. */
    private static final int REPLICAS = Integer.getInteger("upgrade.replicas", 1);

    /** Events beside each step. */
    private static final int EVENTS = Integer.getInteger("upgrade.events", 100);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aRollingUpgradeAndItsWayBackLoseNothingAndRejectNothing() {
        CompletableFuture<Void> build = CompletableFuture.runAsync(() -> NextVersion.build(NEXT));
        try (Fleet fleet = Fleet.start(HOME)) {
            fleet.apply(OLD);
            fleet.add(OLD, INGEST, REPLICAS);
            fleet.add(OLD, QUERY, REPLICAS);
            build.join();
            Traffic traffic = new Traffic(fleet, NEXT);
            try (traffic) {
                forward(fleet, traffic);
                back(fleet);
                awaitMore(traffic);
            }

            everythingIsThereOnce(fleet, traffic);
        }
    }

    private static void forward(Fleet fleet, Traffic traffic) {
        fleet.apply(NEXT);
        fleet.add(NEXT, INGEST, REPLICAS);
        awaitMore(traffic);
        fleet.remove(OLD, INGEST);
        Instant notesAreKept = Instant.now();
        fleet.add(NEXT, QUERY, REPLICAS);
        awaitMore(traffic);
        whatOneVersionCachedTheOtherAnswersInItsOwnForm(fleet, traffic, notesAreKept);
        fleet.remove(OLD, QUERY);
        everyNoteIsAnswered(fleet, traffic, notesAreKept);
    }

    private static void back(Fleet fleet) {
        fleet.add(OLD, QUERY, REPLICAS);
        fleet.remove(NEXT, QUERY);
        fleet.add(OLD, INGEST, REPLICAS);
        fleet.remove(NEXT, INGEST);
    }

    private static void awaitMore(Traffic traffic) {
        int goal = traffic.sent().size() + EVENTS;
        await().atMost(PATIENCE).until(() -> traffic.sent().size() >= goal);
    }

    private static void whatOneVersionCachedTheOtherAnswersInItsOwnForm(Fleet fleet, Traffic traffic, Instant from) {
        Member old = fleet.of(OLD, QUERY).get(0);
        Member next = fleet.of(NEXT, QUERY).get(0);
        for (String id : traffic.notedSince(from).subList(0, EVENTS / 4)) {
            assertThat(found(old, id).body().has("note")).isFalse();

            Api.Answer answer = found(next, id);
            assertThat(answer.body().path("note").asText())
                    .as("%s", answer)
                    .isEqualTo(traffic.sent().get(id).note());

            assertThat(found(old, id).body().has("note")).isFalse();
        }
    }

    private static void everyNoteIsAnswered(Fleet fleet, Traffic traffic, Instant from) {
        List<String> noted = traffic.notedSince(from);
        for (Member replica : fleet.of(QUERY)) {
            for (String id : noted) {
                Api.Answer answer = found(replica, id);
                assertThat(answer.body().path("note").asText())
                        .as("%s", answer)
                        .isEqualTo(traffic.sent().get(id).note());
            }
        }
    }

    private static void everythingIsThereOnce(Fleet fleet, Traffic traffic) {
        for (Member replica : fleet.of(OLD, QUERY)) {
            String users = replica.replica().address("/v1/users");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(Api.walk(users, 500))
                    .hasSize(traffic.sent().size()));
            assertThat(Api.walk(users, 500).stream().map(UpgradeIT::id).collect(Collectors.toSet()))
                    .isEqualTo(traffic.sent().keySet());
            assertThat(Api.walk(replica.replica().address("/v1/rejected?feed=users"), 500))
                    .isEmpty();
        }
    }

    /** A user who was sent may not have been stored yet, or a replica not have heard of it. */
    private static Api.Answer found(Member replica, String id) {
        return await().atMost(PATIENCE)
                .until(() -> Api.get(replica.replica().address("/v1/users/" + id)), answer -> answer.status() == 200);
    }

    private static String id(JsonNode user) {
        return user.path("userId").asText();
    }
}
