package dev.sluice.ingest.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks now and then and shows as gauges: whether this replica is ready, which backends answer, how far feeds are behind. */
@Singleton
final class Gauges {

    private final StatusSettings settings;
    private final Backends backends;
    private final Lag lag;
    private final Oldest oldest;
    private final SmallRyeHealthReporter health;
    private final Shown shown;
    private List<Cancellable> looking = List.of();

    Gauges(
            StatusSettings settings,
            Backends backends,
            Lag lag,
            Oldest oldest,
            SmallRyeHealthReporter health,
            MeterRegistry registry) {
        this.settings = settings;
        this.backends = backends;
        this.lag = lag;
        this.oldest = oldest;
        this.health = health;
        this.shown = new Shown(registry);
    }

    void start(@Observes StartupEvent start) {
        // Side by side: who waits for a backend does not keep the others from looking.
        looking = List.of(every(this::look), every(this::ready), every(this::behind));
    }

    private Cancellable every(Supplier<Uni<Void>> look) {
        return Multi.createFrom()
                .ticks()
                .every(settings.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(look::get)
                        // A look that fails must not be the last.
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(looked -> {});
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.forEach(Cancellable::cancel);
    }

    private Uni<Void> ready() {
        return Uni.createFrom()
                .deferred(health::getReadinessAsync)
                .map(answer -> answer.isDown() ? 0 : 1)
                .onFailure()
                .recoverWithItem(0)
                .invoke(ready -> shown.set("sluice.ready", ready))
                .replaceWithVoid();
    }

    private Uni<Void> look() {
        return backends.look()
                .invoke(seen -> seen.all()
                        .forEach(backend ->
                                shown.set("sluice.backend.up", backend.up() ? 1 : 0, "backend", backend.name())))
                .replaceWithVoid();
    }

    private Uni<Void> behind() {
        return lag.partitions(backends.groups())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(partitions -> show(Lag.events(partitions), oldest.of(partitions)))
                .onFailure()
                .invoke(nobodyKnows -> backends.groups().keySet().forEach(feed -> show(feed, Double.NaN, Double.NaN)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void show(Map<String, Long> events, Map<String, Instant> since) {
        Instant now = Instant.now();
        events.forEach((feed, count) -> {
            Duration age = Duration.between(since.getOrDefault(feed, now), now);
            show(feed, count, Math.max(0, age.toMillis() / 1000.0));
        });
    }

    private void show(String feed, double events, double seconds) {
        shown.set("sluice.lag.events", events, "feed", feed);
        shown.set("sluice.lag.seconds", seconds, "feed", feed);
    }
}
