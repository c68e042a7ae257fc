package dev.sluice.runtime.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads this service's own meters by feed, and samples its main counter for the rate. */
@Singleton
public final class FeedMeters {

    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final String mainCounter;
    private final Rates rates = new Rates();
    private Cancellable sampling = () -> {};

    FeedMeters(MeterRegistry registry, StatusSettings settings) {
        this.registry = registry;
        this.mainCounter = settings.counter();
    }

    void start(@Observes StartupEvent start) {
        sampling = Multi.createFrom()
                .ticks()
                .every(SAMPLE_INTERVAL)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> rates.sample(System.nanoTime(), counts(mainCounter)));
    }

    void stop(@Observes ShutdownEvent stop) {
        sampling.cancel();
    }

    /** The feeds for which a counter exists. */
    public Set<String> feeds(String counter) {
        return counts(counter).keySet();
    }

    /** The feeds for which the main counter exists. */
    public Set<String> feeds() {
        return feeds(mainCounter);
    }

    /** The value of a counter for a feed, summed over its other tags; 0 if it does not exist. */
    public long count(String counter, String feed, String... tags) {
        return counts(counter, tags).getOrDefault(feed, 0.0).longValue();
    }

    /** The value of the main counter for a feed. */
    public long count(String feed) {
        return count(mainCounter, feed);
    }

    /** The value of a gauge; 0 if it does not exist. */
    public double gauge(String name, String... tags) {
        Gauge gauge = registry.find(name).tags(tags).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    /** Events per second of the main counter over the last minute. */
    public double perSecond(String feed) {
        return rates.perSecond(feed, System.nanoTime(), counts(mainCounter).getOrDefault(feed, 0.0));
    }

    private Map<String, Double> counts(String counter, String... tags) {
        Map<String, Double> counts = new TreeMap<>();
        registry.find(counter)
                .tags(tags)
                .counters()
                .forEach(found -> counts.merge(found.getId().getTag("feed"), found.count(), Double::sum));
        return counts;
    }
}
