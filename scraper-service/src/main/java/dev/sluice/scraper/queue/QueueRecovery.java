package dev.sluice.scraper.queue;

import dev.sluice.runtime.status.Polling;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Detects a Redis that has lost its data, waits until every lost lease has expired, and lets one replica rebuild the
 * queues from Kafka. No host is leased before that: the scripts require the epoch key, which is written last.
 */
@Singleton
final class QueueRecovery {

    private static final Logger LOG = Logger.getLogger(QueueRecovery.class);
    private static final String EPOCH = HostQueue.BASE + ":epoch";
    private static final String REBUILD_LOCK = HostQueue.BASE + ":rebuilder";
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);
    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;
    private final QueueRebuilder rebuilder;
    private final HostSettings settings;
    private final String replica = UUID.randomUUID().toString();
    private volatile boolean seenEpoch;
    private volatile long missingSince;
    private Cancellable ticks = () -> {};

    QueueRecovery(ReactiveRedisDataSource redis, QueueRebuilder rebuilder, HostSettings settings) {
        this.redis = redis;
        this.rebuilder = rebuilder;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        ticks = Polling.every(CHECK_INTERVAL, this::check);
    }

    void stop(@Observes ShutdownEvent event) {
        ticks.cancel();
    }

    private Uni<Void> check() {
        return redis.value(String.class)
                .get(EPOCH)
                .ifNoItem()
                .after(REDIS_TIMEOUT)
                .fail()
                .chain(epoch -> epoch == null ? missing() : present());
    }

    private Uni<Void> present() {
        seenEpoch = true;
        missingSince = 0;
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> missing() {
        long now = System.nanoTime();
        if (missingSince == 0) {
            missingSince = now;
            LOG.infof("Redis holds no requests; no host is visited for %s", quietPeriod());
        }
        boolean expired = Duration.ofNanos(now - missingSince).compareTo(quietPeriod()) >= 0;
        return expired ? lockAndRebuild() : Uni.createFrom().voidItem();
    }

    /** After it every lease given before the loss has expired, and so has the delay that any host wants. */
    private Duration quietPeriod() {
        return settings.singleReplica() && !seenEpoch
                ? Duration.ZERO
                : settings.lease().plus(settings.maxDelay());
    }

    private Uni<Void> lockAndRebuild() {
        return redis.execute("SET", REBUILD_LOCK, replica, "NX", "PX", "30000")
                .map(response -> response != null && response.toString().equals("OK"))
                .chain(locked -> locked ? rebuild() : Uni.createFrom().voidItem());
    }

    private Uni<Void> rebuild() {
        return Uni.createFrom()
                .item(() -> rebuilder.rebuild(() ->
                        redis.execute("PEXPIRE", REBUILD_LOCK, "30000").await().atMost(REDIS_TIMEOUT)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> LOG.warnf("Redis could not be rebuilt from Kafka: %s", failure.toString()))
                .call(recorded -> redis.value(String.class).set(EPOCH, replica))
                .invoke(recorded -> LOG.infof("Redis was rebuilt from Kafka with %d open requests", recorded))
                .eventually(() -> redis.key().del(REBUILD_LOCK))
                .replaceWithVoid();
    }
}
