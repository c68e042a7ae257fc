package dev.sluice.ingest.feed.playersessions;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an event may still be kept: a year from its own time, however late it arrives.
 *
 * @param left until it must be gone; zero or less when it is already too old
 */
record Retention(Duration left) {

    private static final Duration YEAR = Duration.ofDays(365);

    static Retention of(Instant time, Instant now) {
        return new Retention(Duration.between(now, time.plus(YEAR)));
    }

    boolean isOver() {
        return left.toSeconds() < 1;
    }

    /** For {@code USING TTL}; at least a second, since 0 would mean for ever. */
    int seconds() {
        return Math.toIntExact(Math.max(1, left.toSeconds()));
    }
}
