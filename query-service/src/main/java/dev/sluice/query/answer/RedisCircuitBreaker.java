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
 * Circuit breaker for Redis. While it is open (Redis disabled), no request waits for Redis. It closes by itself, after
 * starting a new epoch, because invalidations may have been missed meanwhile. At startup the existing epoch is kept if
 * the shared invalidation group has no lag.
 */
@Singleton
final class RedisCircuitBreaker {

    private static final Logger LOG = Logger.getLogger(RedisCircuitBreaker.class);

    /**
     * ENABLING: invalidations already go to Redis, reads do not, so that none is missed between the new epoch and the
     * first read.
     */
    enum BreakerState {
        DISABLED,
        ENABLING,
        ENABLED
    }

    private final RedisEntityStore redis;
    private final InvalidationLag lag;
    private final CacheSettings settings;
    private final AtomicReference<BreakerState> state = new AtomicReference<>(BreakerState.DISABLED);
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean wasEnabled;
    private volatile Cancellable probe = () -> {};

    RedisCircuitBreaker(RedisEntityStore redis, InvalidationLag lag, CacheSettings settings) {
        this.redis = redis;
        this.lag = lag;
        this.settings = settings;
    }

    void start(@Observes StartupEvent start) {
        probe = Multi.createFrom()
                .ticks()
                .every(settings.probeInterval())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> isRedisUsed() ? Uni.createFrom().voidItem() : enable())
                .subscribe()
                .with(done -> {}, failure -> LOG.error("Redis is no longer probed", failure));
    }

    void stop(@Observes ShutdownEvent stop) {
        probe.cancel();
    }

    boolean isRedisUsed() {
        return state.get() == BreakerState.ENABLED;
    }

    /** Whether an invalidation may be sent to Redis; if not, the new epoch before the next use replaces it. */
    boolean acceptsInvalidations() {
        return state.get() != BreakerState.DISABLED;
    }

    void recordSuccess() {
        failures.set(0);
    }

    /** Records a failed read or store: a few in a row disable Redis, a single one may be transient. */
    void recordFailure(Throwable failure) {
        // A full queue means that this process asks too much, not that Redis is unavailable.
        if (!(failure instanceof ConnectionPoolTooBusyException)
                && failures.incrementAndGet() >= settings.failureThreshold()) {
            disable(failure);
        }
    }

    /** Disables Redis at once, because it may hold an entry that should have been invalidated. */
    void disable(Throwable failure) {
        if (state.getAndSet(BreakerState.DISABLED) == BreakerState.ENABLED) {
            LOG.warnf("Redis is disabled until it answers again: %s", failure);
        }
    }

    private Uni<Void> enable() {
        state.set(BreakerState.ENABLING);
        return (wasEnabled ? Uni.createFrom().item(true) : lag.isOutstanding())
                .chain(dropped -> (dropped ? redis.newEpoch() : redis.ensureEpoch()).replaceWith(dropped))
                .invoke(this::enabled)
                .onFailure()
                .invoke(failure -> {
                    LOG.debugf("Redis stays disabled: %s", failure);
                    state.set(BreakerState.DISABLED);
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void enabled(boolean dropped) {
        failures.set(0);
        // Skipped if an invalidation failed meanwhile: the next attempt starts another epoch.
        if (state.compareAndSet(BreakerState.ENABLING, BreakerState.ENABLED)) {
            wasEnabled = true;
            LOG.infof("Redis is enabled; %s", dropped ? "its old entries are invalid" : "its entries are valid");
        }
    }
}
