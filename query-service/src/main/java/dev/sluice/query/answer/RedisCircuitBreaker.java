package dev.sluice.query.answer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Whether Redis is used. Closed, nothing waits for it. It opens again by itself, after a new epoch, since nobody knows
 * what was not forgotten meanwhile; at the very start an epoch is kept if the group that forgets has nothing left to
 * do.
 */
@Singleton
final class RedisCircuitBreaker {

    private static final Logger LOG = Logger.getLogger(RedisCircuitBreaker.class);

    /** Opening: forgets already go to Redis, reads not yet, so that nothing slips between new epoch and open gate. */
    enum BreakerState {
        CLOSED,
        OPENING,
        OPEN
    }

    private final RedisEntityStore redis;
    private final InvalidationLag outstanding;
    private final CacheSettings settings;
    private final AtomicReference<BreakerState> state = new AtomicReference<>(BreakerState.CLOSED);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean wasOpen;
    private volatile Cancellable probe = () -> {};

    RedisCircuitBreaker(RedisEntityStore redis, InvalidationLag outstanding, CacheSettings settings) {
        this.redis = redis;
        this.outstanding = outstanding;
        this.settings = settings;
    }

    void start(@Observes StartupEvent start) {
        probe = Multi.createFrom()
                .ticks()
                .every(settings.probe())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> isOpen() ? Uni.createFrom().voidItem() : open())
                .subscribe()
                .with(done -> {}, failure -> LOG.error("Redis is not tried any more", failure));
    }

    void stop(@Observes ShutdownEvent stop) {
        probe.cancel();
    }

    boolean isOpen() {
        return state.get() == BreakerState.OPEN;
    }

    /** Whether a forget may go to Redis; if not, the new epoch that comes before the next opening does its work. */
    boolean takesForgets() {
        return state.get() != BreakerState.CLOSED;
    }

    void worked() {
        failures.set(0);
    }

    /** A read or a store failed: a few in a row close the gate, one may be a hiccup. */
    void failed(Throwable failure) {
        // A full queue says that we ask much, not that Redis is away.
        if (!(failure instanceof ConnectionPoolTooBusyException)
                && failures.incrementAndGet() >= settings.tolerance()) {
            close(failure);
        }
    }

    /** At once: something is in Redis that should have been forgotten. */
    void close(Throwable failure) {
        if (state.getAndSet(BreakerState.CLOSED) == BreakerState.OPEN) {
            LOG.warnf("Redis is left alone until it answers again: %s", failure);
        }
    }

    private Uni<Void> open() {
        state.set(BreakerState.OPENING);
        return (wasOpen ? Uni.createFrom().item(true) : outstanding.any())
                .chain(dropped -> (dropped ? redis.newEpoch() : redis.ensureEpoch()).replaceWith(dropped))
                .invoke(this::opened)
                .onFailure()
                .invoke(failure -> {
                    LOG.debugf("Redis stays alone: %s", failure);
                    state.set(BreakerState.CLOSED);
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void opened(boolean dropped) {
        failures.set(0);
        // Not if a forget failed meanwhile: then the next attempt makes another epoch.
        if (state.compareAndSet(BreakerState.OPENING, BreakerState.OPEN)) {
            wasOpen = true;
            LOG.infof("Redis is read and written; %s", dropped ? "its old entries were dropped" : "its entries count");
        }
    }
}
