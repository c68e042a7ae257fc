package dev.sluice.scraper.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Looks now and then and shows as gauges: whether this replica is ready, and which backends answer. */
@Singleton
final class Gauges {

    private final StatusSettings settings;
    private final Backends backends;
    private final SmallRyeHealthReporter health;
    private final Shown shown;
    private Cancellable looking = () -> {};

    Gauges(StatusSettings settings, Backends backends, SmallRyeHealthReporter health, MeterRegistry registry) {
        this.settings = settings;
        this.backends = backends;
        this.health = health;
        this.shown = new Shown(registry);
    }

    void start(@Observes StartupEvent start) {
        looking = Multi.createFrom()
                .ticks()
                .every(settings.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(() -> Uni.join().all(look(), ready()).andCollectFailures())
                        // A look that fails must not be the last.
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(looked -> {});
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.cancel();
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
                .invoke(all -> all.forEach(
                        backend -> shown.set("sluice.backend.up", backend.up() ? 1 : 0, "backend", backend.name())))
                .replaceWithVoid();
    }
}
