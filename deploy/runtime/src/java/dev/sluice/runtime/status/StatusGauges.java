package dev.sluice.runtime.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Polls readiness and backends for the gauges {@code sluice.ready} and {@code sluice.backend.up}. */
@Singleton
final class StatusGauges {

    private final StatusSettings settings;
    private final BackendChecks checks;
    private final SmallRyeHealthReporter health;
    private final SettableGauges gauges;
    private List<Cancellable> polling = List.of();

    StatusGauges(StatusSettings settings, BackendChecks checks, SmallRyeHealthReporter health, MeterRegistry registry) {
        this.settings = settings;
        this.checks = checks;
        this.health = health;
        this.gauges = new SettableGauges(registry);
    }

    void start(@Observes StartupEvent start) {
        // Separately, so that one which waits for a backend does not delay the other.
        polling = List.of(
                Polling.every(settings.every(), this::readiness), Polling.every(settings.every(), this::backends));
    }

    void stop(@Observes ShutdownEvent stop) {
        polling.forEach(Cancellable::cancel);
    }

    private Uni<?> readiness() {
        return Uni.createFrom()
                .deferred(health::getReadinessAsync)
                .map(response -> response.isDown() ? 0 : 1)
                .onFailure()
                .recoverWithItem(0)
                .invoke(ready -> gauges.set("sluice.ready", ready));
    }

    private Uni<?> backends() {
        return checks.backends()
                .invoke(all -> all.forEach(
                        backend -> gauges.set("sluice.backend.up", backend.up() ? 1 : 0, "backend", backend.name())));
    }
}
