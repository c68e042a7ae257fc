package dev.sluice.ingest.status;

import dev.sluice.runtime.kafka.PartitionLag;
import dev.sluice.runtime.status.FeedMeters;
import dev.sluice.runtime.status.Polling;
import dev.sluice.runtime.status.SettableGauges;
import dev.sluice.runtime.status.StatusSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Polls how far each feed is behind, for the gauges {@code sluice.lag.events} and {@code sluice.lag.seconds}. */
@Singleton
final class LagGauges {

    private final StatusSettings settings;
    private final Backends backends;
    private final FeedMeters meters;
    private final OldestUnprocessed oldest;
    private final SettableGauges gauges;
    private Cancellable polling = () -> {};

    LagGauges(
            StatusSettings settings,
            Backends backends,
            FeedMeters meters,
            OldestUnprocessed oldest,
            MeterRegistry registry) {
        this.settings = settings;
        this.backends = backends;
        this.meters = meters;
        this.oldest = oldest;
        this.gauges = new SettableGauges(registry);
    }

    void start(@Observes StartupEvent start) {
        polling = Polling.every(settings.every(), this::poll);
    }

    void stop(@Observes ShutdownEvent stop) {
        polling.cancel();
    }

    private Uni<?> poll() {
        return backends.lag()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::set)
                .onFailure()
                .invoke(unknown -> meters.feeds().forEach(feed -> set(feed, Double.NaN, Double.NaN)));
    }

    private void set(List<PartitionLag> partitions) {
        Map<String, Instant> since = oldest.of(partitions);
        Instant now = Instant.now();
        PartitionLag.byTopic(partitions, PartitionLag::events).forEach((feed, events) -> {
            Duration age = Duration.between(since.getOrDefault(feed, now), now);
            set(feed, events, Math.max(0, age.toMillis() / 1000.0));
        });
    }

    private void set(String feed, double events, double seconds) {
        gauges.set("sluice.lag.events", events, "feed", feed);
        gauges.set("sluice.lag.seconds", seconds, "feed", feed);
    }
}
