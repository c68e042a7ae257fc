package dev.sluice.query.status;

import dev.sluice.runtime.status.Polling;
import dev.sluice.runtime.status.SettableGauges;
import dev.sluice.runtime.status.StatusSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Polls how many stored events wait to be invalidated, for the gauge {@code sluice.cache.outstanding.events}. */
@Singleton
final class InvalidationLagGauges {

    private final StatusSettings settings;
    private final Backends backends;
    private final SettableGauges gauges;
    private final List<String> feeds;
    private Cancellable polling = () -> {};

    InvalidationLagGauges(
            StatusSettings settings,
            Backends backends,
            MeterRegistry registry,
            @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.settings = settings;
        this.backends = backends;
        this.gauges = new SettableGauges(registry);
        this.feeds = feeds;
    }

    void start(@Observes StartupEvent start) {
        polling = Polling.every(settings.every(), this::poll);
    }

    void stop(@Observes ShutdownEvent stop) {
        polling.cancel();
    }

    private Uni<?> poll() {
        return backends.report()
                .invoke(report -> feeds.forEach(feed -> {
                    Long lag = report.lag(feed);
                    gauges.set("sluice.cache.outstanding.events", lag == null ? Double.NaN : lag, "feed", feed);
                }));
    }
}
