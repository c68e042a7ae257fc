package dev.sluice.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The balance of a feed in this process: received = stored + rejected + in flight. */
final class Balance {

    private static final int MAX_READS = 20;

    private final Counter received;
    private final Counter stored;
    private final Counter rejected;
    /** By identity of the delivery: a record redelivered by a rebalance while in flight counts as received twice. */
    private final Map<InboundRecord, Long> inFlight = new ConcurrentHashMap<>();

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
                .description(
                        "received - stored - rejected - in flight; any other value than 0 means that a record was lost")
                .tags(tags)
                .register(registry);
        RejectionKind.register(feed, registry);
    }

    void received(InboundRecord inbound) {
        received.increment();
        inFlight.put(inbound, System.nanoTime());
    }

    void settled(InboundRecord inbound, boolean wasStored) {
        inFlight.remove(inbound);
        (wasStored ? stored : rejected).increment();
    }

    /** Read repeatedly until zero: counters change while they are read, but a lost record stays lost. */
    private double difference() {
        double difference = 0;
        for (int read = 0; read < MAX_READS; read++) {
            difference = received.count() - stored.count() - rejected.count() - inFlight.size();
            if (difference == 0) {
                return 0;
            }
        }
        return difference;
    }

    /** Age of the oldest record in flight; zero if there is none. */
    Duration oldest() {
        long now = System.nanoTime();
        return inFlight.values().stream()
                .map(since -> Duration.ofNanos(now - since))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
