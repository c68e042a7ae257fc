package dev.sluice.sample.sun;

import java.time.Duration;
import java.time.Instant;

/** How many requests DONKI still answers in this hour of the clock. */
final class HourlyLimit {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final int most;
    private long hour = Long.MIN_VALUE;
    private int taken;

    HourlyLimit(int most) {
        this.most = most;
    }

    /** Counts one request; how many are left after it, or -1 if it was one too many. */
    synchronized int take(Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), HOUR);
        if (current != hour) {
            hour = current;
            taken = 0;
        }
        if (taken == most) {
            return -1;
        }
        taken++;
        return most - taken;
    }

    static int secondsToTheNext(Instant now) {
        return (int) (HOUR - Math.floorMod(now.getEpochSecond(), HOUR));
    }
}
