package dev.sluice.lake.silver;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** The version of an event, microseconds since 1970: as ingest-service writes it to Cassandra {@code USING TIMESTAMP}. */
final class Version {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** Maximum time by which an accepted event may be ahead of ingest-service's clock; the same as in its Envelope. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private Version() {}

    /** The event's time; null if it is invalid. */
    static Long of(String ceTime) {
        Instant time = parse(ceTime);
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The event's millisecond plus 0 to 999 µs from its id, so that within a millisecond the same event always wins. */
    static Long tieBroken(String ceTime, String ceId) {
        Instant time = parse(ceTime);
        return time == null || ceId == null
                ? null
                : time.toEpochMilli() * 1_000L + Math.floorMod(ceId.hashCode(), 1_000);
    }

    /**
     * The version of a tombstone: newer than every state that ingest-service had accepted by then, since it accepts times
     * up to 5 minutes ahead of its clock and adds up to 999 µs.
     */
    static Long ofErasure(String ceTime) {
        Instant time = parse(ceTime);
        return time == null
                ? null
                : ChronoUnit.MICROS.between(Instant.EPOCH, time.plus(AHEAD).plusMillis(1));
    }

    private static Instant parse(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
