package dev.sluice.runtime.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Computes events per second over the last minute from samples of counters. */
final class Rates {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, Map<String, Double> counts) {}

    /**
     * Adds a sample of the counts by feed.
     *
     * @param nanos as {@link System#nanoTime} gives them
     */
    synchronized void sample(long nanos, Map<String, Double> counts) {
        samples.add(new Sample(nanos, Map.copyOf(counts)));
        while (samples.size() > 1 && nanos - samples.peek().nanos() > WINDOW.toNanos()) {
            samples.remove();
        }
    }

    /** Events per second since the oldest sample of the last minute; 0 if there is no sample. */
    synchronized double perSecond(String feed, long nanos, double count) {
        Sample oldest = samples.peek();
        if (oldest == null || nanos <= oldest.nanos()) {
            return 0;
        }
        double seconds = (nanos - oldest.nanos()) / 1e9;
        return Math.round((count - oldest.counts().getOrDefault(feed, 0.0)) / seconds * 100) / 100.0;
    }
}
