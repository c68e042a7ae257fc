package dev.sluice.scraper.queue;

import dev.sluice.scraper.fetch.FetchSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A replica of the service, with leases and a queue of its own, as a separate process would have. */
final class TestReplica {

    private static final Duration DELAY = Duration.ofMillis(40);
    private final HostLeaseManager leases;
    private final HostQueue queue;
    private final FakeHosts hosts;
    private volatile boolean dead;

    TestReplica(LuaScripts scripts, HostSettings settings, FetchSettings fetch, ScrapeCodec codec, FakeHosts hosts) {
        this.leases = new HostLeaseManager(scripts, settings, fetch);
        this.queue = new HostQueue(scripts, leases, settings, codec, fetch, Duration.ofHours(1));
        this.hosts = hosts;
    }

    HostQueue queue() {
        return queue;
    }

    /** Finishes nothing from now on, as if the process had died. */
    void die() {
        dead = true;
    }

    /** Takes requests that are due and visits their hosts. */
    void work() {
        if (!dead) {
            queue.take(3).await().indefinitely().forEach(this::visit);
        }
    }

    private void visit(LeasedRequest leased) {
        visit(leased.lease().host())
                .chain(() -> {
                    ScrapeResult result = new ScrapeResult(
                            leased.id(), null, "products", ScrapeState.UNCHANGED.tag(), List.of(), Instant.EPOCH);
                    return dead
                            ? Uni.createFrom().nullItem()
                            : queue.finish(leased, result, Duration.ZERO, Duration.ZERO);
                })
                .subscribe()
                .with(finished -> {});
    }

    /** Visits a host, with the lease of its queued request or a new one. */
    Uni<Void> visit(String host) {
        return leases.acquire(host)
                .invoke(leave -> hosts.enter(host))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(15))
                .invoke(leave -> {
                    hosts.leave(host);
                    if (!dead) {
                        leave.accept(DELAY);
                    }
                })
                .replaceWithVoid();
    }
}
