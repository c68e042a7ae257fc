package dev.sluice.query.cassandra;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A place between two rows of a list that goes from new to old, rows of one moment in the order of their ids.
 *
 * @param time of the row before this place, to the millisecond
 * @param id of that row; empty if every row of that moment is still to come
 */
public record KeysetPosition(Instant time, String id) {

    /** Where the rows begin that are older than this time. */
    public static KeysetPosition before(Instant time) {
        return new KeysetPosition(time.minusNanos(1).truncatedTo(ChronoUnit.MILLIS), "");
    }

    /** The place further on of the two: a cursor never leads out of the range it is used with. */
    public static KeysetPosition later(KeysetPosition one, KeysetPosition other) {
        return one.time().isBefore(other.time()) ? one : other;
    }
}
