package dev.sluice.sample.sessions;

import java.time.Duration;
import java.time.Instant;

/**
 * What a session archive is to hold; all that is in it follows from this.
 *
 * @param seed decides who plays, where, when and how long
 * @param sessions how many different ones
 * @param incomplete how many of them lack their start or, a little more often, their end
 * @param duplicates how many events occur a second time, word for word
 * @param from before which nothing happens
 * @param span after {@code from}, in which everything happens
 */
public record SessionPlan(long seed, int sessions, int incomplete, int duplicates, Instant from, Duration span) {

    private static final int USUALLY_INCOMPLETE = 5;
    private static final int USUALLY_DUPLICATE_ONE_IN = 500;

    /**
     * Checks that it can be carried out.
     *
     * @throws IllegalArgumentException if not
     */
    public SessionPlan {
        if (sessions < 1 || incomplete < 0 || incomplete > sessions || duplicates < 0 || duplicates > sessions) {
            throw new IllegalArgumentException("there must be sessions, and no more incomplete ones or duplicates");
        }
        if (span.toSeconds() < 1) {
            throw new IllegalArgumentException("the span must be a second or more");
        }
    }

    /** The usual archive: five sessions are incomplete, and a duplicate comes with every 500. */
    public static SessionPlan of(long seed, int sessions, Instant from, Duration span) {
        int incomplete = Math.min(USUALLY_INCOMPLETE, sessions);
        return new SessionPlan(seed, sessions, incomplete, sessions / USUALLY_DUPLICATE_ONE_IN, from, span);
    }

    /** The same with another number of incomplete sessions. */
    public SessionPlan withIncomplete(int number) {
        return new SessionPlan(seed, sessions, number, duplicates, from, span);
    }

    /** The same with another number of duplicates. */
    public SessionPlan withDuplicates(int number) {
        return new SessionPlan(seed, sessions, incomplete, number, from, span);
    }

    /** How many lines the archive has. */
    public long events() {
        return 2L * sessions - incomplete + duplicates;
    }
}
