package dev.sluice.sample.sun;

import java.time.Duration;
import java.time.Instant;

/** Rate limit that is reset at the start of every hour. */
final class HourlyLimit {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final int limit;
    private long hour = Long.MIN_VALUE;
    private int used;

    HourlyLimit(int limit) {
        this.limit = limit;
    }

    /** Counts a request and returns the number of remaining ones, or -1 if the limit is exceeded. */
    synchronized int take(Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), HOUR);
        if (current != hour) {
            hour = current;
            used = 0;
        }
        if (used == limit) {
            return -1;
        }
        used++;
        return limit - used;
    }

    static int secondsUntilReset(Instant now) {
        return (int) (HOUR - Math.floorMod(now.getEpochSecond(), HOUR));
    }
}
