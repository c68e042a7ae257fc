package dev.sluice.scraper.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Reads this service's own meters by feed, and samples the main one for its rate. */
@Singleton
final class Counts {

    /** What the rate is of. */
    static final String MAIN = "sluice.published";

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final Rates rates = new Rates();
    private Cancellable sampling = () -> {};

    Counts(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent start) {
        sampling = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> rates.sample(System.nanoTime(), of(MAIN)));
    }

    void stop(@Observes ShutdownEvent stop) {
        sampling.cancel();
    }

    /** A counter's values by feed. */
    Map<String, Double> of(String counter, String... tags) {
        Map<String, Double> counts = new TreeMap<>();
        registry.find(counter)
                .tags(tags)
                .counters()
                .forEach(found -> counts.merge(found.getId().getTag("feed"), found.count(), Double::sum));
        return counts;
    }

    long of(String counter, String feed) {
        return of(counter, "feed", feed).getOrDefault(feed, 0.0).longValue();
    }

    /** Events a second of the main counter over the last minute. */
    double perSecond(String feed) {
        return rates.perSecond(feed, System.nanoTime(), of(MAIN).getOrDefault(feed, 0.0));
    }
}
