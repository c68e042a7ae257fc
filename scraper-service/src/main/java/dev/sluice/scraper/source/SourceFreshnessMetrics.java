package dev.sluice.scraper.source;

import dev.sluice.runtime.status.Polling;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Gauges of each source's last success, in any replica, and of its interval: together they tell how stale a feed is. A
 * source without a known success counts as fresh at the start of this process.
 */
@Singleton
final class SourceFreshnessMetrics {

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(15);

    private final RunStore runs;
    private final SourcePauses pauses;
    private final MeterRegistry metrics;
    private final Instant processStart = Instant.now();
    private final Map<String, Instant> successes = new ConcurrentHashMap<>();
    private Cancellable ticks = () -> {};

    SourceFreshnessMetrics(RunStore runs, SourcePauses pauses, MeterRegistry metrics) {
        this.runs = runs;
        this.pauses = pauses;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        ticks = Polling.every(REFRESH_INTERVAL, this::refresh);
    }

    void stop(@Observes ShutdownEvent stop) {
        ticks.cancel();
    }

    void register(String feed, Duration interval) {
        registerSuccess(feed);
        Gauge.builder("sluice.source.interval", interval, Duration::toSeconds)
                .baseUnit("seconds")
                .tag("feed", feed)
                // Otherwise the value would be garbage collected.
                .strongReference(true)
                .register(metrics);
        Gauge.builder("sluice.source.paused", pauses, sources -> sources.paused(feed) ? 1 : 0)
                .tag("feed", feed)
                .register(metrics);
    }

    /** Records the end of a run, a success if it yielded anything or nothing failed. */
    void runFinished(String feed, Instant at, RunResult result) {
        if (result.succeeded()) {
            succeeded(feed, at);
            runs.putSuccess(feed, at);
            registerSuccess(feed);
        }
    }

    private Uni<Void> refresh() {
        return Multi.createFrom()
                .iterable(successes.keySet())
                .onItem()
                .transformToUniAndConcatenate(
                        feed -> runs.lastSuccess(feed).invoke(known -> known.ifPresent(at -> succeeded(feed, at))))
                .onItem()
                .ignoreAsUni();
    }

    private void succeeded(String feed, Instant at) {
        successes.merge(feed, at, (one, other) -> one.equals(processStart) || one.isBefore(other) ? other : one);
    }

    private void registerSuccess(String feed) {
        successes.putIfAbsent(feed, processStart);
        TimeGauge.builder(
                        "sluice.source.last.success.timestamp",
                        () -> successes.get(feed).toEpochMilli(),
                        TimeUnit.MILLISECONDS)
                .tag("feed", feed)
                .register(metrics);
    }
}
