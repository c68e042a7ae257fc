package dev.sluice.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One feed's account in this process: received = stored + rejected + in flight. */
final class Balance {

    private final Counter received;
    private final Counter stored;
    private final Counter rejected;
    private final Map<String, Long> inFlight = new ConcurrentHashMap<>();

    Balance(String feed, MeterRegistry registry) {
        Tags tags = Tags.of("feed", feed);
        this.received = registry.counter("sluice.received", tags);
        this.stored = registry.counter("sluice.stored", tags);
        this.rejected = registry.counter("sluice.rejected", tags);
        Gauge.builder("sluice.in.flight", inFlight, Map::size).tags(tags).register(registry);
        Gauge.builder(
                        "sluice.in.flight.oldest",
                        this,
                        balance -> balance.oldest().toMillis() / 1000.0)
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    void received(Arrival arrival) {
        received.increment();
        inFlight.put(arrival.id(), System.nanoTime());
    }

    void settled(Arrival arrival, boolean wasStored) {
        inFlight.remove(arrival.id());
        (wasStored ? stored : rejected).increment();
    }

    /** How long the oldest record in flight has waited; zero when there is none. */
    Duration oldest() {
        long now = System.nanoTime();
        return inFlight.values().stream()
                .map(since -> Duration.ofNanos(now - since))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
