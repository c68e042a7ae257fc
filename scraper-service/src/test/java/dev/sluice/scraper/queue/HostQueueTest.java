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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several replicas on a real Redis: a host never has two visitors, and no request is lost when a replica dies. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(HostQueueTest.ShortLeases.class)
class HostQueueTest {

    private static final int REQUESTS = 150;
    private static final int HOSTS = 5;
    private static final Duration DELAY = Duration.ofMillis(40);

    private final LuaScripts scripts;
    private final HostSettings settings;
    private final FetchSettings fetch;
    private final ScrapeCodec codec;

    @Inject
    HostQueueTest(LuaScripts scripts, HostSettings settings, FetchSettings fetch, ScrapeCodec codec) {
        this.scripts = scripts;
        this.settings = settings;
        this.fetch = fetch;
        this.codec = codec;
    }

    @Test
    void noHostHasTwoVisitorsAndNoRequestIsLostWhenAReplicaDies() {
        FakeHosts hosts = new FakeHosts(DELAY);
        List<TestReplica> replicas =
                Stream.generate(() -> replica(hosts)).limit(3).toList();
        HostQueue queue = replicas.get(0).queue();
        IntStream.range(0, REQUESTS).forEach(i -> record(queue, "many-" + i, "many-" + i % HOSTS));

        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    replicas.forEach(TestReplica::work);
                    if (hosts.visits.get() > REQUESTS / 3) {
                        replicas.get(2).die();
                    }
                    return IntStream.range(0, REQUESTS).allMatch(i -> is(queue, "many-" + i, ScrapeState.UNCHANGED));
                });

        assertThat(hosts.overlapping).hasValue(0);
        assertThat(hosts.tooSoon).hasValue(0);
        assertThat(hosts.visits.get()).isBetween(REQUESTS, REQUESTS + HOSTS);
    }

    @Test
    void aRequestOutsideTheQueueWaitsForTheHostAndGetsItsTurn() {
        FakeHosts hosts = new FakeHosts(DELAY);
        TestReplica worker = replica(hosts);
        TestReplica guest = replica(hosts);
        IntStream.range(0, 40).forEach(i -> record(worker.queue(), "guest-" + i, "guest"));
        worker.work();

        var visit = guest.visit("guest").subscribeAsCompletionStage();
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    worker.work();
                    return visit.isDone();
                });
        long left = IntStream.range(0, 40)
                .filter(i -> is(worker.queue(), "guest-" + i, ScrapeState.WAITING_FOR_HOST))
                .count();

        assertThat(left).as("requests still queued when the guest had its turn").isPositive();
        assertThat(hosts.overlapping).hasValue(0);
        assertThat(hosts.tooSoon).hasValue(0);
    }

    @Test
    void aRequestIsRecordedOnceAndNotFetchedOnceCancelled() {
        HostQueue queue = replica(new FakeHosts(DELAY)).queue();

        assertThat(record(queue, "once", "later")).isTrue();
        assertThat(record(queue, "once", "later")).isFalse();
        assertThat(queue.cancel("once").await().indefinitely()).contains(ScrapeState.WAITING_FOR_HOST);

        assertThat(queue.take(10).await().indefinitely())
                .extracting(LeasedRequest::id)
                .doesNotContain("once");
        assertThat(is(queue, "once", ScrapeState.CANCELLED)).isTrue();
        assertThat(queue.cancel("never").await().indefinitely()).isEmpty();
    }

    @Test
    void aLeaseWhoseResponseWasLostIsReturnedToItsRequesterOnly() {
        long token = acquire("lost-answer", "one");

        assertThat(token).isPositive();
        assertThat(acquire("lost-answer", "one")).isEqualTo(token);
        assertThat(acquire("lost-answer", "another")).isZero();
    }

    private long acquire(String host, String requester) {
        return scripts.run("acquire", HostQueue.BASE, host, 60_000, 1, requester)
                .map(Response::toLong)
                .await()
                .indefinitely();
    }

    private TestReplica replica(FakeHosts hosts) {
        return new TestReplica(scripts, settings, fetch, codec, hosts);
    }

    private static boolean record(HostQueue queue, String id, String host) {
        ScrapeRequest request =
                new ScrapeRequest(id, "products", null, host, null, null, null, null, Instant.EPOCH, null);
        return queue.record(request, ScrapeState.WAITING_FOR_HOST).await().indefinitely();
    }

    private static boolean is(HostQueue queue, String id, ScrapeState state) {
        return queue.find(id)
                .await()
                .indefinitely()
                .filter(found -> found.state().equals(state.tag()))
                .isPresent();
    }

    /** Leases short enough for a test to wait for them. */
    public static final class ShortLeases implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sluice.hosts.lease", "1500ms", "sluice.fetch.timeout", "1s", "sluice.fetch.patience", "200ms");
        }
    }
}
