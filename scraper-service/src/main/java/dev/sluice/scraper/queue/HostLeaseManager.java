package dev.sluice.scraper.queue;

import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.fetch.HostGate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The gate before every request of this replica: none goes to a host without its lease. A request of the queue comes
 * with one; any other (a sitemap, a redirect to elsewhere, an API) gets one of its own. While Redis is away all wait.
 */
@Singleton
public final class HostLeaseManager implements HostGate {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofMillis(200);

    /** Attempts to give a lease back: without it the host rests until the lease is over, no longer. */
    private static final int GIVING_BACK = 5;

    private final LuaScripts scripts;
    private final HostSettings settings;
    private final Duration usualPause;
    private final ConcurrentMap<String, HostLease> holds = new ConcurrentHashMap<>();

    HostLeaseManager(LuaScripts scripts, HostSettings settings, FetchSettings fetch) {
        if (settings.lease().compareTo(fetch.longestTurn()) <= 0) {
            throw new IllegalStateException(
                    "sluice.hosts.lease must be longer than sluice.fetch.patience and sluice.fetch.timeout together");
        }
        this.scripts = scripts;
        this.settings = settings;
        this.usualPause = fetch.delay();
    }

    @Override
    public Uni<Consumer<Duration>> enter(String host) {
        return Uni.createFrom().deferred(() -> enter(host, UUID.randomUUID().toString()));
    }

    /** The same asker at every attempt: a lease whose answer was lost is answered again, not waited out. */
    private Uni<Consumer<Duration>> enter(String host, String asker) {
        return Uni.createFrom()
                .deferred(() -> {
                    HostLease hold = holds.get(host);
                    return hold == null ? acquire(host, asker) : hold.join() ? renew(hold) : notYet();
                })
                .onFailure()
                .retry()
                .withBackOff(SOON, LATER)
                .withJitter(0.3)
                .indefinitely();
    }

    /** Notes that the queue gave this replica a host with its lease. */
    HostLease hold(String host, long token) {
        HostLease hold = new HostLease(host, token);
        holds.put(host, hold);
        return hold;
    }

    /** Ends a hold: nobody is let in any more, and who is inside is waited for. */
    Uni<Void> end(HostLease hold) {
        return hold.close().invoke(() -> holds.remove(hold.host(), hold));
    }

    /** Makes a lease as long as it was at first, as before each request; false if it is lost. */
    Uni<Boolean> prolong(HostLease hold) {
        return scripts.run(
                        "renew",
                        HostQueue.BASE,
                        hold.host(),
                        hold.token(),
                        settings.lease().toMillis())
                .map(answer -> answer.toInteger() == 1);
    }

    private Uni<Consumer<Duration>> acquire(String host, String asker) {
        return scripts.run("acquire", HostQueue.BASE, host, settings.lease().toMillis(), usualPause.toMillis(), asker)
                .map(Response::toLong)
                .chain(token -> {
                    if (token == 0) {
                        return notYet();
                    }
                    HostLease hold = hold(host, token);
                    hold.join();
                    return Uni.createFrom().item(pause -> leave(hold, pause));
                });
    }

    private Uni<Consumer<Duration>> renew(HostLease hold) {
        return prolong(hold).onFailure().invoke(() -> hold.leave(Duration.ZERO)).chain(renewed -> {
            if (renewed) {
                return Uni.createFrom().item(pause -> hold.leave(pause));
            }
            // Lost: the host may be another's by now. A new lease is asked for.
            hold.leave(Duration.ZERO);
            holds.remove(hold.host(), hold);
            return notYet();
        });
    }

    private void leave(HostLease hold, Duration pause) {
        hold.leave(pause);
        end(hold)
                .chain(() -> scripts.run(
                        "finish",
                        HostQueue.BASE,
                        hold.host(),
                        hold.token(),
                        hold.pause().toMillis(),
                        "",
                        "",
                        0,
                        "",
                        "",
                        0))
                .onFailure()
                .retry()
                .withBackOff(SOON, LATER)
                .atMost(GIVING_BACK)
                .subscribe()
                .with(given -> {}, failure -> {});
    }

    private static <T> Uni<T> notYet() {
        return Uni.createFrom().failure(new NotYet());
    }

    /** It is not this replica's turn; cheap, since it is asked again many times a second. */
    private static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotYet() {
            super("not yet", null, false, false);
        }
    }
}
