package dev.sluice.scraper.source;

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
 * When each source last gave something, whichever replica ran it, and how often it should: two gauges whose difference is
 * how stale a feed is. A source of which nobody knows a success counts as fresh when this process began.
 */
@Singleton
final class SourceFreshnessMetrics {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private final RunStore states;
    private final Pauses pauses;
    private final MeterRegistry metrics;
    private final Instant begun = Instant.now();
    private final Map<String, Instant> fresh = new ConcurrentHashMap<>();
    private Cancellable ticks = () -> {};

    SourceFreshnessMetrics(RunStore states, Pauses pauses, MeterRegistry metrics) {
        this.states = states;
        this.pauses = pauses;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        ticks = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> learn())
                .subscribe()
                .with(learnt -> {});
    }

    void stop(@Observes ShutdownEvent stop) {
        ticks.cancel();
    }

    /** A source is scheduled. */
    void expect(String feed, Duration every) {
        gauge(feed);
        Gauge.builder("sluice.source.interval", every, Duration::toSeconds)
                .baseUnit("seconds")
                .tag("feed", feed)
                // Nobody else holds it.
                .strongReference(true)
                .register(metrics);
        Gauge.builder("sluice.source.paused", pauses, all -> all.paused(feed) ? 1 : 0)
                .tag("feed", feed)
                .register(metrics);
    }

    /** A run has ended. One that brought something was a success although a page of it was not to be had. */
    void ended(String feed, Instant at, RunResult result) {
        if (result.published() > 0 || result.failed() == 0) {
            learn(feed, at);
            states.succeeded(feed, at);
            gauge(feed);
        }
    }

    private Uni<Void> learn() {
        return Multi.createFrom()
                .iterable(fresh.keySet())
                .onItem()
                .transformToUniAndConcatenate(
                        feed -> states.success(feed).invoke(known -> known.ifPresent(at -> learn(feed, at))))
                .onItem()
                .ignoreAsUni();
    }

    private void learn(String feed, Instant at) {
        fresh.merge(feed, at, (one, other) -> one.equals(begun) || one.isBefore(other) ? other : one);
    }

    private void gauge(String feed) {
        fresh.putIfAbsent(feed, begun);
        TimeGauge.builder(
                        "sluice.source.last.success.timestamp",
                        () -> fresh.get(feed).toEpochMilli(),
                        TimeUnit.MILLISECONDS)
                .tag("feed", feed)
                .register(metrics);
    }
}
