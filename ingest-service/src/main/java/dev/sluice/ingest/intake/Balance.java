package dev.sluice.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The balance of a feed in this process: received = stored + rejected + in flight. */
final class Balance {

    private static final int MAX_READS = 20;

    private final Counter received;
    private final Counter stored;
    private final Counter rejected;
    private final Set<PollInFlight> polls = ConcurrentHashMap.newKeySet();

    Balance(String feed, MeterRegistry registry) {
        Tags tags = Tags.of("feed", feed);
        this.received = registry.counter("sluice.received", tags);
        this.stored = registry.counter("sluice.stored", tags);
        this.rejected = registry.counter("sluice.rejected", tags);
        Gauge.builder("sluice.in.flight", this, Balance::inFlight).tags(tags).register(registry);
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

    /** The records of a poll that are not settled; a record redelivered while in flight counts as received twice. */
    final class PollInFlight {

        private final long since = System.nanoTime();
        private final AtomicInteger records;

        private PollInFlight(int records) {
            this.records = new AtomicInteger(records);
        }

        void settled(boolean wasStored) {
            int left = records.decrementAndGet();
            (wasStored ? stored : rejected).increment();
            if (left == 0) {
                polls.remove(this);
            }
        }
    }

    PollInFlight received(int records) {
        PollInFlight poll = new PollInFlight(records);
        received.increment(records);
        polls.add(poll);
        return poll;
    }

    private int inFlight() {
        return polls.stream().mapToInt(poll -> poll.records.get()).sum();
    }

    /** Read repeatedly until zero: counters change while they are read, but a lost record stays lost. */
    private double difference() {
        double difference = 0;
        for (int read = 0; read < MAX_READS; read++) {
            difference = received.count() - stored.count() - rejected.count() - inFlight();
            if (difference == 0) {
                return 0;
            }
        }
        return difference;
    }

    /** Age of the oldest record in flight; zero if there is none. */
    Duration oldest() {
        long now = System.nanoTime();
        return polls.stream()
                .map(poll -> Duration.ofNanos(now - poll.since))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
