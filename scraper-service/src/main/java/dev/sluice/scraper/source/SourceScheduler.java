package dev.sluice.scraper.source;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs every source that a room offers once in each of its intervals, in one replica. The interval under way counts at
 * start, so downtime is made up for at once. With Redis away every replica runs it: rather twice than never.
 */
@Singleton
final class SourceScheduler {

    /** How often replicas look whether a slot was left by one that died. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final Instance<Source> sources;
    private final SourceRunner runner;
    private final SlotClaims slots;
    private final Pauses pauses;
    private final SourceFreshnessMetrics freshness;
    private final Map<String, Instant> done = new ConcurrentHashMap<>();

    SourceScheduler(
            Scheduler scheduler,
            @Any Instance<Source> sources,
            SourceRunner runner,
            SlotClaims slots,
            Pauses pauses,
            SourceFreshnessMetrics freshness) {
        this.scheduler = scheduler;
        this.sources = sources;
        this.runner = runner;
        this.slots = slots;
        this.pauses = pauses;
        this.freshness = freshness;
    }

    void start(@Observes StartupEvent started) {
        sources.stream().filter(source -> !SchedulerUtils.isOff(source.every())).forEach(this::schedule);
    }

    private void schedule(Source source) {
        Duration every = DurationConverter.parseDuration(source.every());
        freshness.expect(source.name(), every);
        scheduler
                .newJob(source.name())
                .setInterval((every.compareTo(LOOK) < 0 ? every : LOOK).toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> look(source, every))
                .schedule();
    }

    private Uni<Void> look(Source source, Duration every) {
        long now = System.currentTimeMillis();
        Instant slot = Instant.ofEpochMilli(now - now % every.toMillis());
        if (pauses.paused(source.name()) || runner.running(source) || slot.equals(done.get(source.name()))) {
            return Uni.createFrom().voidItem();
        }
        return slots.claim(key(source), slot, LEASE, Duration.ZERO)
                .onFailure()
                .recoverWithItem(new SlotClaims.Claim(0))
                .chain(claim -> {
                    if (claim.done()) {
                        done.put(source.name(), slot);
                    }
                    return claim.mine() ? run(source, slot) : Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> run(Source source, Instant slot) {
        var beats = Multi.createFrom()
                .ticks()
                .every(LEASE.dividedBy(4))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        slots.prolong(key(source), slot, LEASE).onFailure().recoverWithNull())
                .subscribe()
                .with(prolonged -> {});
        return runner.run(source)
                .onTermination()
                .invoke(beats::cancel)
                .chain(result -> result == null ? Uni.createFrom().voidItem() : ended(source, slot));
    }

    private Uni<Void> ended(Source source, Instant slot) {
        done.put(source.name(), slot);
        return slots.done(key(source), slot).onFailure().recoverWithNull();
    }

    private static String key(Source source) {
        return "source~" + source.name();
    }
}
