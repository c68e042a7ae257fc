package dev.sluice.lake.silver;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** The version of an event, microseconds since 1970: what ingest-service writes to Cassandra {@code USING TIMESTAMP}. */
final class Version {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Version() {}

    /** The event's time; null if it is none. */
    static Long of(String ceTime) {
        Instant time = parse(ceTime);
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The event's millisecond and 0 to 999 µs from its id, so that of one millisecond the same event always wins. */
    static Long tieBroken(String ceTime, String ceId) {
        Instant time = parse(ceTime);
        return time == null || ceId == null
                ? null
                : time.toEpochMilli() * 1_000L + Math.floorMod(ceId.hashCode(), 1_000);
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
