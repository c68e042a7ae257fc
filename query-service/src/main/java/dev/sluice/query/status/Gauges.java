package dev.sluice.query.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks now and then and shows as gauges: whether this replica is ready, which backends answer, what waits to be forgotten. */
@Singleton
final class Gauges {

    private final StatusSettings settings;
    private final Backends backends;
    private final SmallRyeHealthReporter health;
    private final Shown shown;
    private final List<String> feeds;
    private Cancellable looking = () -> {};

    Gauges(
            StatusSettings settings,
            Backends backends,
            SmallRyeHealthReporter health,
            MeterRegistry registry,
            @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.settings = settings;
        this.backends = backends;
        this.health = health;
        this.shown = new Shown(registry);
        this.feeds = feeds;
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
                .invoke(seen -> {
                    seen.all()
                            .forEach(backend ->
                                    shown.set("sluice.backend.up", backend.up() ? 1 : 0, "backend", backend.name()));
                    feeds.forEach(feed -> {
                        Long count = seen.lag(feed);
                        shown.set("sluice.cache.outstanding.events", count == null ? Double.NaN : count, "feed", feed);
                    });
                })
                .replaceWithVoid();
    }
}
