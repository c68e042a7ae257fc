package dev.sluice.scraper.source;

import dev.sluice.runtime.status.Polling;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs every source once in each of its intervals, in one replica. The current interval counts at startup, so downtime is
 * made up for at once. While Redis is unavailable every replica runs it: rather twice than never.
 */
@Singleton
final class SourceScheduler {

    /** Interval at which a replica checks whether it can claim a slot, also one of a replica that died. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Scheduler scheduler;
    private final Instance<Source> sources;
    private final SourceRunner runner;
    private final SlotClaims slots;
    private final SourcePauses pauses;
    private final SourceFreshnessMetrics freshness;
    private final Map<String, Instant> completed = new ConcurrentHashMap<>();

    SourceScheduler(
            Scheduler scheduler,
            @Any Instance<Source> sources,
            SourceRunner runner,
            SlotClaims slots,
            SourcePauses pauses,
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
        freshness.register(source.name(), every);
        scheduler
                .newJob(source.name())
                .setInterval((every.compareTo(CHECK_INTERVAL) < 0 ? every : CHECK_INTERVAL).toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(execution -> runIfDue(source, every))
                .schedule();
    }

    private Uni<Void> runIfDue(Source source, Duration every) {
        long now = System.currentTimeMillis();
        Instant slot = Instant.ofEpochMilli(now - now % every.toMillis());
        if (pauses.paused(source.name()) || runner.running(source) || slot.equals(completed.get(source.name()))) {
            return Uni.createFrom().voidItem();
        }
        return slots.claim(key(source), slot, LEASE, Duration.ZERO)
                .onFailure()
                .recoverWithItem(SlotClaims.Claim.GRANTED)
                .chain(claim -> {
                    if (claim.completed()) {
                        completed.put(source.name(), slot);
                    }
                    return claim.granted()
                            ? run(source, slot)
                            : Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> run(Source source, Instant slot) {
        Cancellable heartbeats = Polling.every(LEASE.dividedBy(4), () -> slots.extend(key(source), slot, LEASE));
        return runner.run(source)
                .onTermination()
                .invoke(heartbeats::cancel)
                .chain(result -> result == null ? Uni.createFrom().voidItem() : complete(source, slot));
    }

    private Uni<Void> complete(Source source, Instant slot) {
        completed.put(source.name(), slot);
        return slots.complete(key(source), slot).onFailure().recoverWithNull();
    }

    private static String key(Source source) {
        return "source~" + source.name();
    }
}
