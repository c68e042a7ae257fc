package dev.sluice.scraper.queue;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Notices a Redis that has lost everything, waits until no lease that was lost with it can still be in use, and has one
 * replica fill it again from Kafka. Until then no host is lent to anybody: the mark that says so is written last.
 */
@Singleton
final class QueueRecovery {

    private static final Logger LOG = Logger.getLogger(QueueRecovery.class);
    private static final String EPOCH = HostQueue.BASE + ":epoch";
    private static final String REBUILDER = HostQueue.BASE + ":rebuilder";
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;
    private final QueueRebuilder rebuild;
    private final HostSettings settings;
    private final String self = UUID.randomUUID().toString();
    private volatile boolean known;
    private volatile long missingSince;
    private Cancellable ticks = () -> {};

    QueueRecovery(ReactiveRedisDataSource redis, QueueRebuilder rebuild, HostSettings settings) {
        this.redis = redis;
        this.rebuild = rebuild;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        ticks = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look().onFailure().recoverWithNull())
                .subscribe()
                .with(looked -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        ticks.cancel();
    }

    private Uni<Void> look() {
        return redis.value(String.class)
                .get(EPOCH)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(epoch -> epoch == null ? missing() : there());
    }

    private Uni<Void> there() {
        known = true;
        missingSince = 0;
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> missing() {
        long now = System.nanoTime();
        if (missingSince == 0) {
            missingSince = now;
            LOG.infof("Redis knows no requests; hosts are left alone for %s", quiet());
        }
        boolean over = Duration.ofNanos(now - missingSince).compareTo(quiet()) >= 0;
        return over ? fill() : Uni.createFrom().voidItem();
    }

    /** After that no lease can be in use that was given before, and no host remembers its last visitor. */
    private Duration quiet() {
        return settings.alone() && !known ? Duration.ZERO : settings.lease().plus(settings.longestDelay());
    }

    private Uni<Void> fill() {
        return redis.execute("SET", REBUILDER, self, "NX", "PX", "30000")
                .map(answer -> answer != null && answer.toString().equals("OK"))
                .chain(mine -> mine ? rebuilt() : Uni.createFrom().voidItem());
    }

    private Uni<Void> rebuilt() {
        return Uni.createFrom()
                .item(() -> rebuild.run(() ->
                        redis.execute("PEXPIRE", REBUILDER, "30000").await().atMost(PATIENCE)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> LOG.warnf("Redis could not be filled: %s", failure.toString()))
                .call(recorded -> redis.value(String.class).set(EPOCH, self))
                .invoke(recorded -> LOG.infof("Redis knows %d requests again", recorded))
                .eventually(() -> redis.key().del(REBUILDER))
                .replaceWithVoid();
    }
}
