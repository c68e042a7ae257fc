package dev.sluice.ingest.intake;

import java.util.List;

/**
 * What was found of an event: bad data is a value here, never an exception, so that it cannot disturb its neighbours.
 *
 * @param <R> the row that an accepted event becomes
 */
public sealed interface Verdict<R> {

    /**
     * The event may be stored.
     *
     * @param row as it is to be stored and announced
     */
    record Accepted<R>(R row) implements Verdict<R> {}

    /**
     * The event must not be stored.
     *
     * @param violations every reason at once, at least one
     */
    record Rejected<R>(List<Violation> violations) implements Verdict<R> {}
}
