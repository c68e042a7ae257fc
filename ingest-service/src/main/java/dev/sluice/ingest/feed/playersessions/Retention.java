package dev.sluice.ingest.feed.playersessions;

import java.time.Duration;
import java.time.Instant;

/**
 * The retention of an event: a year from its own time, however late it arrives.
 *
 * @param left remaining time; zero or less if the event is too old
 */
record Retention(Duration left) {

    private static final Duration YEAR = Duration.ofDays(365);

    static Retention of(Instant time, Instant now) {
        return new Retention(Duration.between(now, time.plus(YEAR)));
    }

    boolean isOver() {
        return left.toSeconds() < 1;
    }

    /** For {@code USING TTL}: at least 1, since 0 would mean no expiry. */
    int seconds() {
        return Math.toIntExact(Math.max(1, left.toSeconds()));
    }
}
