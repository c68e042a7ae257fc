package dev.sluice.ingest.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses and formats times by RFC 3339 and JSON Schema's {@code date-time}: with seconds, a zone and four-digit years. The
 * JDK's parsers also accept times without seconds, which the contract's schemas reject.
 */
public final class Rfc3339 {

    private static final Pattern FORMAT = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Rfc3339() {}

    /** Formats with exactly three decimals, so that an event has the same id from every sender. */
    static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** The instant of a valid time. */
    public static Optional<Instant> parse(String text) {
        if (!FORMAT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
