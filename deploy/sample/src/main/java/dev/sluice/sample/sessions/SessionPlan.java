package dev.sluice.sample.sessions;

import java.time.Duration;
import java.time.Instant;

/**
 * Determines the whole content of a session archive.
 *
 * @param seed decides players, countries, times and durations
 * @param sessions number of different sessions
 * @param incomplete how many of them lack their start or, slightly more often, their end
 * @param duplicates how many events are repeated verbatim
 * @param from start of the time span
 * @param span its length
 */
public record SessionPlan(long seed, int sessions, int incomplete, int duplicates, Instant from, Duration span) {

    private static final int DEFAULT_INCOMPLETE = 5;
    private static final int DEFAULT_SESSIONS_PER_DUPLICATE = 500;

    /**
     * Validates the numbers.
     *
     * @throws IllegalArgumentException if they are inconsistent
     */
    public SessionPlan {
        if (sessions < 1 || incomplete < 0 || incomplete > sessions || duplicates < 0 || duplicates > sessions) {
            throw new IllegalArgumentException("there must be sessions, and no more incomplete ones or duplicates");
        }
        if (span.toSeconds() < 1) {
            throw new IllegalArgumentException("the span must be a second or more");
        }
    }

    /** The default archive: five sessions are incomplete, and one event in 500 sessions is duplicated. */
    public static SessionPlan of(long seed, int sessions, Instant from, Duration span) {
        int incomplete = Math.min(DEFAULT_INCOMPLETE, sessions);
        return new SessionPlan(seed, sessions, incomplete, sessions / DEFAULT_SESSIONS_PER_DUPLICATE, from, span);
    }

    /** The number of lines in the archive. */
    public long events() {
        return 2L * sessions - incomplete + duplicates;
    }
}
