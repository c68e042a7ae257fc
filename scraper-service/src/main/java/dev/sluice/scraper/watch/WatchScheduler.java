package dev.sluice.scraper.watch;

import dev.sluice.scraper.scrape.ScrapeRequestPublisher;
import dev.sluice.scraper.scrape.VisitCompleted;
import dev.sluice.scraper.source.SlotClaims;
import dev.sluice.scraper.watch.WatchIndex.DueSlot;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Fires the slots of watches. Every replica looks at every slot; one claims it, publishes the request and completes it;
 * the others look again until it is completed, so that a slot survives the replica that claimed it.
 */
@Singleton
final class WatchScheduler {

    private static final Logger LOG = Logger.getLogger(WatchScheduler.class);
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    /** Added to the rest of another replica's claim before this one looks again. */
    private static final Duration CLAIM_MARGIN = Duration.ofMillis(50);

    private static final int MAX_CONCURRENT = 64;
    private static final int MAX_DUE = 2000;

    private final WatchIndex index;
    private final SlotClaims slots;
    private final ScrapeRequestPublisher requests;
    private final WatchSettings settings;
    private final Timetable timetable;
    private final MeterRegistry metrics;
    private volatile boolean started;
    private Cancellable ticks = () -> {};

    WatchScheduler(
            WatchIndex index,
            SlotClaims slots,
            ScrapeRequestPublisher requests,
            WatchSettings settings,
            MeterRegistry metrics) {
        this.index = index;
        this.slots = slots;
        this.requests = requests;
        this.settings = settings;
        this.timetable = new Timetable(settings.spread());
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        ticks = Multi.createFrom()
                .ticks()
                .every(CHECK_INTERVAL)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> fireDue())
                .subscribe()
                .with(fired -> {}, failure -> LOG.error("watches are not fired any more", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        ticks.cancel();
    }

    /** Slows down the watch of a page that did not change. */
    void observe(@Observes VisitCompleted visit) {
        String watch = visit.request().watch();
        if (watch != null) {
            String fingerprint = Objects.toString(visit.result().fingerprint(), "");
            slots.observe(watch, fingerprint, settings.maxFactor()).subscribe().with(factor -> {}, failure -> {});
        }
    }

    /** Whether all watches that existed at the start are known and scheduled. */
    boolean started() {
        return started;
    }

    void scheduleAll() {
        if (!started) {
            started = true;
            index.all().forEach(this::schedule);
        }
    }

    /** Schedules the first slot of a new or changed watch: the last one if it was missed, else the next. */
    void schedule(Watch watch) {
        Instant now = Instant.now();
        Instant last = timetable.last(watch, now);
        boolean missed = last.isAfter(now.minus(settings.maxMissedAge())) && last.isAfter(watch.updatedAt());
        Instant slot = missed ? last : timetable.next(watch, now);
        index.expect(new DueSlot(slot, slot, watch));
    }

    Instant next(Watch watch) {
        return timetable.next(watch, Instant.now());
    }

    private Uni<Void> fireDue() {
        return Multi.createFrom()
                .iterable(index.due(Instant.now(), MAX_DUE))
                .onItem()
                .transformToUni(this::fire)
                .merge(MAX_CONCURRENT)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> fire(DueSlot due) {
        Watch watch = due.watch();
        index.firing(due);
        return slots.claim(watch.watchId(), due.slot(), settings.lease(), Timetable.step(watch))
                // With Redis unavailable every replica fires: rather twice than never.
                .onFailure()
                .recoverWithItem(SlotClaims.Claim.GRANTED)
                .chain(claim -> {
                    if (claim.granted()) {
                        return publish(due);
                    }
                    if (claim.completed()) {
                        index.expect(following(due));
                    } else {
                        retry(due, Duration.ofMillis(claim.millis()));
                    }
                    return Uni.createFrom().voidItem();
                })
                .onTermination()
                .invoke(() -> index.fired(due));
    }

    private Uni<Void> publish(DueSlot due) {
        Watch watch = due.watch();
        return requests.publish(List.of(watch.request(due.slot())))
                .call(() ->
                        slots.complete(watch.watchId(), due.slot()).onFailure().recoverWithNull())
                .invoke(() -> {
                    metrics.counter("sluice.watches.fired").increment();
                    index.expect(following(due));
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("watch=%s was not fired and is tried again: %s", watch.watchId(), failure.toString());
                    retry(due, settings.lease());
                    return null;
                });
    }

    private void retry(DueSlot due, Duration delay) {
        index.expect(new DueSlot(Instant.now().plus(delay).plus(CLAIM_MARGIN), due.slot(), due.watch()));
    }

    /** The slot after this one; of slots missed meanwhile only the last is made up for. */
    private DueSlot following(DueSlot due) {
        Instant last = timetable.last(due.watch(), Instant.now());
        Instant slot = last.isAfter(due.slot()) ? last : timetable.next(due.watch(), due.slot());
        return new DueSlot(slot, slot, due.watch());
    }
}
