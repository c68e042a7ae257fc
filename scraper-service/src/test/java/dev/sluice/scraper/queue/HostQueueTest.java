package dev.sluice.scraper.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.fetch.FetchSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several replicas on one Redis: no host sees two of them, and none loses a request, although one dies. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(HostQueueTest.Quick.class)
class HostQueueTest {

    private static final int REQUESTS = 150;
    private static final int HOSTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final LuaScripts scripts;
    private final HostSettings settings;
    private final FetchSettings fetch;

    @Inject
    HostQueueTest(LuaScripts scripts, HostSettings settings, FetchSettings fetch) {
        this.scripts = scripts;
        this.settings = settings;
        this.fetch = fetch;
    }

    @Test
    void noHostSeesTwoAndNoRequestIsLostAlthoughAReplicaDies() {
        Shop shop = new Shop(PAUSE);
        List<Replica> replicas = Stream.generate(() -> new Replica(scripts, settings, fetch, shop))
                .limit(3)
                .toList();
        HostQueue queue = replicas.get(0).queue();
        IntStream.range(0, REQUESTS).forEach(i -> record(queue, "many-" + i, "many-" + i % HOSTS));

        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    replicas.forEach(Replica::work);
                    if (shop.visits.get() > REQUESTS / 3) {
                        replicas.get(2).die();
                    }
                    return IntStream.range(0, REQUESTS).allMatch(i -> is(queue, "many-" + i, ScrapeState.UNCHANGED));
                });

        assertThat(shop.together).hasValue(0);
        assertThat(shop.tooSoon).hasValue(0);
        assertThat(shop.visits.get()).isBetween(REQUESTS, REQUESTS + HOSTS);
    }

    @Test
    void whoIsNotInTheQueueWaitsForTheHostAndGetsItsTurn() {
        Shop shop = new Shop(PAUSE);
        Replica worker = new Replica(scripts, settings, fetch, shop);
        Replica guest = new Replica(scripts, settings, fetch, shop);
        IntStream.range(0, 40).forEach(i -> record(worker.queue(), "guest-" + i, "guest"));
        worker.work();

        var gone = guest.guest("guest").subscribeAsCompletionStage();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    worker.work();
                    return gone.isDone();
                });
        long left = IntStream.range(0, 40)
                .filter(i -> is(worker.queue(), "guest-" + i, ScrapeState.WAITING_FOR_HOST))
                .count();

        assertThat(left).as("still waiting when the guest had its turn").isPositive();
        assertThat(shop.together).hasValue(0);
        assertThat(shop.tooSoon).hasValue(0);
    }

    @Test
    void theSameRequestTwiceIsOneAndACancelledOneIsNotFetched() {
        HostQueue queue = new Replica(scripts, settings, fetch, new Shop(PAUSE)).queue();

        assertThat(record(queue, "once", "later")).isTrue();
        assertThat(record(queue, "once", "later")).isFalse();
        assertThat(queue.cancel("once").await().indefinitely()).contains(ScrapeState.WAITING_FOR_HOST);

        assertThat(queue.take(10).await().indefinitely()).extracting(Task::id).doesNotContain("once");
        assertThat(is(queue, "once", ScrapeState.CANCELLED)).isTrue();
        assertThat(queue.cancel("never").await().indefinitely()).isEmpty();
    }

    @Test
    void aLeaseWhoseAnswerWasLostIsAnsweredAgainToWhoAskedAndToNobodyElse() {
        long token = acquire("lost-answer", "one");

        assertThat(token).isPositive();
        assertThat(acquire("lost-answer", "one")).isEqualTo(token);
        assertThat(acquire("lost-answer", "another")).isZero();
    }

    private long acquire(String host, String asker) {
        return scripts.run("acquire", HostQueue.BASE, host, 60_000, 1, asker)
                .map(Response::toLong)
                .await()
                .indefinitely();
    }

    private static boolean record(HostQueue queue, String id, String host) {
        return queue.record(id, host, "{}", ScrapeState.WAITING_FOR_HOST)
                .await()
                .indefinitely();
    }

    private static boolean is(HostQueue queue, String id, ScrapeState state) {
        return queue.find(id)
                .await()
                .indefinitely()
                .filter(found -> found.state().equals(state.tag()))
                .isPresent();
    }

    /** Leases that a test can wait for. */
    public static final class Quick implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sluice.hosts.lease", "1500ms", "sluice.fetch.timeout", "1s", "sluice.fetch.patience", "200ms");
        }
    }
}
