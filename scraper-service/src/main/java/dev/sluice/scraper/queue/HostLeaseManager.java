package dev.sluice.scraper.queue;

import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.politeness.SharedHostLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Leases hosts to this replica, so that no two replicas visit one host at a time. A queued request brings its lease; any
 * other request (a sitemap, a redirect to another host, an API) acquires one. While Redis is unavailable, all wait.
 */
@Singleton
public final class HostLeaseManager implements SharedHostLock {

    private static final Duration MIN_BACKOFF = Duration.ofMillis(20);
    private static final Duration MAX_BACKOFF = Duration.ofMillis(200);

    /** If all fail, the host is blocked until its lease expires, no longer. */
    private static final int RELEASE_RETRIES = 5;

    private final LuaScripts scripts;
    private final HostSettings settings;
    private final Duration usualDelay;
    private final ConcurrentMap<String, HostLease> leases = new ConcurrentHashMap<>();

    HostLeaseManager(LuaScripts scripts, HostSettings settings, FetchSettings fetch) {
        if (settings.lease().compareTo(fetch.maxHostTime()) <= 0) {
            throw new IllegalStateException(
                    "sluice.hosts.lease must be longer than sluice.fetch.patience and sluice.fetch.timeout together");
        }
        this.scripts = scripts;
        this.settings = settings;
        this.usualDelay = fetch.delay();
    }

    @Override
    public Uni<Consumer<Duration>> acquire(String host) {
        return Uni.createFrom().deferred(() -> enter(host, UUID.randomUUID().toString()));
    }

    /** Retries with one requester id, so that a lease whose response was lost is returned again instead of expiring. */
    private Uni<Consumer<Duration>> enter(String host, String requester) {
        return Uni.createFrom()
                .deferred(() -> {
                    HostLease lease = leases.get(host);
                    return lease == null ? acquire(host, requester) : lease.join() ? renew(lease) : busy();
                })
                .onFailure()
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .withJitter(0.3)
                .indefinitely();
    }

    /** Registers a lease that the queue was given. */
    HostLease register(String host, long token) {
        HostLease lease = new HostLease(host, token);
        leases.put(host, lease);
        return lease;
    }

    /** Closes a lease and completes when its last request has ended. */
    Uni<Void> close(HostLease lease) {
        return lease.close().invoke(() -> leases.remove(lease.host(), lease));
    }

    /** Extends a lease to its full length from now, as before each request; false if it is lost. */
    Uni<Boolean> extend(HostLease lease) {
        return scripts.run(
                        "renew",
                        HostQueue.BASE,
                        lease.host(),
                        lease.token(),
                        settings.lease().toMillis())
                .map(renewed -> renewed.toInteger() == 1);
    }

    private Uni<Consumer<Duration>> acquire(String host, String requester) {
        return scripts.run(
                        "acquire", HostQueue.BASE, host, settings.lease().toMillis(), usualDelay.toMillis(), requester)
                .map(Response::toLong)
                .chain(token -> {
                    if (token == 0) {
                        return busy();
                    }
                    HostLease lease = register(host, token);
                    lease.join();
                    return Uni.createFrom().item(delay -> release(lease, delay));
                });
    }

    private Uni<Consumer<Duration>> renew(HostLease lease) {
        return extend(lease)
                .onFailure()
                .invoke(() -> lease.leave(Duration.ZERO))
                .chain(renewed -> {
                    if (renewed) {
                        return Uni.createFrom().item(delay -> lease.leave(delay));
                    }
                    // The lease expired and another replica may hold the host: acquire a new one.
                    lease.leave(Duration.ZERO);
                    leases.remove(lease.host(), lease);
                    return busy();
                });
    }

    private void release(HostLease lease, Duration delay) {
        lease.leave(delay);
        close(lease)
                .chain(() -> scripts.run(
                        "release",
                        HostQueue.BASE,
                        lease.host(),
                        lease.token(),
                        lease.delay().toMillis()))
                .onFailure()
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .atMost(RELEASE_RETRIES)
                .subscribe()
                .with(released -> {}, failure -> {});
    }

    private static <T> Uni<T> busy() {
        return Uni.createFrom().failure(new HostBusyException());
    }

    /** Has no stack trace, because a waiting request throws it many times a second. */
    private static final class HostBusyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private HostBusyException() {
            super("the host is leased elsewhere", null, false, false);
        }
    }
}
