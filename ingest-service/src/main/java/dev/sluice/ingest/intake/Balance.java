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

    private static final int LOOKS = 20;

    private final Counter received;
    private final Counter stored;
    private final Counter rejected;
    /** By delivery, not by name: a record that a rebalance brings again while it is in flight was received twice. */
    private final Map<Arrival, Long> inFlight = new ConcurrentHashMap<>();

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
        Gauge.builder("sluice.balance", this, Balance::difference)
                .description("received - stored - rejected - in flight; other than 0, a record was lost from the count")
                .tags(tags)
                .register(registry);
        Kind.register(feed, registry);
    }

    void received(Arrival arrival) {
        received.increment();
        inFlight.put(arrival, System.nanoTime());
    }

    void settled(Arrival arrival, boolean wasStored) {
        inFlight.remove(arrival);
        (wasStored ? stored : rejected).increment();
    }

    /** Looked at until it closes: counts move while they are read, but a record that is lost stays lost. */
    private double difference() {
        double difference = 0;
        for (int look = 0; look < LOOKS; look++) {
            difference = received.count() - stored.count() - rejected.count() - inFlight.size();
            if (difference == 0) {
                return 0;
            }
        }
        return difference;
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
