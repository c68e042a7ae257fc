package dev.sluice.scraper.watch;

import dev.sluice.scraper.fetch.HostGate;
import dev.sluice.scraper.scrape.ScrapeRequest;
import dev.sluice.scraper.scrape.ScrapeRequestPublisher;
import dev.sluice.scraper.scrape.Visited;
import dev.sluice.scraper.source.SlotClaims;
import dev.sluice.scraper.watch.WatchIndex.Due;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fires what is due. Every replica looks at every slot; one claims it, asks for the scrape and says so; the others look
 * again until it has. The scrape's id is made of watch and slot, so that a slot fired twice is one request.
 */
@Singleton
final class WatchScheduler {

    private static final Logger LOG = Logger.getLogger(WatchScheduler.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final int AT_ONCE = 64;
    private static final int MOST = 2000;

    private final WatchIndex index;
    private final SlotClaims slots;
    private final ScrapeRequestPublisher scrapes;
    private final WatchSettings settings;
    private final Timetable timetable;
    private final MeterRegistry metrics;
    private volatile boolean begun;
    private Cancellable ticks = () -> {};

    WatchScheduler(
            WatchIndex index,
            SlotClaims slots,
            ScrapeRequestPublisher scrapes,
            WatchSettings settings,
            MeterRegistry metrics) {
        this.index = index;
        this.slots = slots;
        this.scrapes = scrapes;
        this.settings = settings;
        this.timetable = new Timetable(settings.spread());
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        ticks = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(looked -> {}, failure -> LOG.error("watches are not fired any more", failure));
    }

    void stop(@Observes ShutdownEvent stop) {
        ticks.cancel();
    }

    void observe(@Observes Visited visited) {
        String watch = visited.request().watch();
        if (watch != null) {
            String print = visited.visit().fingerprint();
            slots.seen(watch, print == null ? "" : print, settings.slowest())
                    .subscribe()
                    .with(factor -> {}, failure -> {});
        }
    }

    /** Whether all watches that there were at the start are known. */
    boolean begun() {
        return begun;
    }

    void begin() {
        if (!begun) {
            begun = true;
            index.all().forEach(this::expect);
        }
    }

    /** Notes the first slot of a watch that is new or changed: the last one, if it was missed, else the next. */
    void expect(Watch watch) {
        Instant now = Instant.now();
        Instant since = now.minus(settings.lookBack());
        Instant last = timetable.last(watch, now);
        boolean missed = last.isAfter(since) && last.isAfter(watch.updatedAt());
        Instant slot = missed ? last : timetable.next(watch, now);
        index.expect(new Due(slot, slot, watch));
    }

    /** When a watch is due next. */
    Instant next(Watch watch) {
        return timetable.next(watch, Instant.now());
    }

    private Uni<Void> look() {
        List<Due> due = index.due(Instant.now(), MOST);
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(this::fire)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> fire(Due due) {
        Watch watch = due.watch();
        index.firing(due);
        return slots.claim(watch.watchId(), due.slot(), settings.lease(), Timetable.step(watch))
                // Redis is away: rather twice than never.
                .onFailure()
                .recoverWithItem(new SlotClaims.Claim(0))
                .chain(claim -> {
                    if (claim.mine()) {
                        return ask(due);
                    }
                    if (claim.done()) {
                        index.expect(after(due));
                    } else {
                        again(due, Duration.ofMillis(claim.millis()));
                    }
                    return Uni.createFrom().voidItem();
                })
                .onTermination()
                .invoke(() -> index.fired(due));
    }

    private Uni<Void> ask(Due due) {
        Watch watch = due.watch();
        return scrapes.ask(List.of(request(watch, due.slot())))
                .call(() -> slots.done(watch.watchId(), due.slot()).onFailure().recoverWithNull())
                .invoke(() -> {
                    metrics.counter("sluice.watches.fired").increment();
                    index.expect(after(due));
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("watch=%s was not fired and is tried again: %s", watch.watchId(), failure.toString());
                    again(due, settings.lease());
                    return null;
                });
    }

    private void again(Due due, Duration later) {
        index.expect(new Due(Instant.now().plus(later).plus(SOON), due.slot(), due.watch()));
    }

    /** Of slots that passed meanwhile only the last counts. */
    private Due after(Due due) {
        Instant last = timetable.last(due.watch(), Instant.now());
        Instant slot = last.isAfter(due.slot()) ? last : timetable.next(due.watch(), due.slot());
        return new Due(slot, slot, due.watch());
    }

    private static ScrapeRequest request(Watch watch, Instant slot) {
        String name = watch.watchId() + "/" + slot.toEpochMilli();
        return new ScrapeRequest(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                watch.feed(),
                watch.address(),
                HostGate.host(URI.create(watch.address())),
                watch.watchId(),
                watch.selector(),
                watch.browser(),
                slot,
                null);
    }
}
