package dev.sluice.ingest.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Turns counts that only grow into events a second over the last minute, from samples taken now and then. */
final class Rates {

    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, Map<String, Double> counts) {}

    /**
     * Remembers the counts of a moment.
     *
     * @param nanos of the clock that {@link System#nanoTime} reads
     */
    synchronized void sample(long nanos, Map<String, Double> counts) {
        samples.add(new Sample(nanos, Map.copyOf(counts)));
        while (samples.size() > 1 && nanos - samples.peek().nanos() > SPAN.toNanos()) {
            samples.remove();
        }
    }

    /** Events a second since the oldest sample of the last minute; 0 while there is none. */
    synchronized double perSecond(String feed, long nanos, double count) {
        Sample oldest = samples.peek();
        if (oldest == null || nanos <= oldest.nanos()) {
            return 0;
        }
        double seconds = (nanos - oldest.nanos()) / 1e9;
        return Math.round((count - oldest.counts().getOrDefault(feed, 0.0)) / seconds * 100) / 100.0;
    }
}
