package dev.sluice.query.cassandra;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A position between two rows of a list ordered from new to old, and by id within one moment.
 *
 * @param time of the row before this position, to the millisecond
 * @param id of that row; empty if all rows of that moment follow
 */
public record KeysetPosition(Instant time, String id) {

    /** Parses the parts of a cursor: milliseconds and id. */
    public static KeysetPosition parse(List<String> parts) {
        return new KeysetPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1));
    }

    /** Position before the rows older than this time. */
    public static KeysetPosition before(Instant time) {
        return new KeysetPosition(time.minusNanos(1).truncatedTo(ChronoUnit.MILLIS), "");
    }

    /** The later of two positions: a cursor never leaves the range it is used with. */
    public static KeysetPosition later(KeysetPosition one, KeysetPosition other) {
        return one.time().isBefore(other.time()) ? one : other;
    }
}
