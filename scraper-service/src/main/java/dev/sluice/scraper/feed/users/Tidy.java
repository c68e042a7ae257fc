package dev.sluice.scraper.feed.users;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cleans the values of one user and notes what is doubtful, without quoting anything personal. */
final class Tidy {

    /** Halves of characters are among them: they cannot be written as UTF-8. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final List<String> warnings = new ArrayList<>();

    /** What was doubtful, as {@code field: why}; null when nothing was. */
    List<String> warnings() {
        return warnings.isEmpty() ? null : List.copyOf(warnings);
    }

    /** Trimmed, with single spaces; null when nothing is left. */
    static String text(String raw) {
        if (raw == null) {
            return null;
        }
        String clean = BLANKS.matcher(raw).replaceAll(" ").strip();
        return clean.isEmpty() ? null : clean;
    }

    /** Clean and not longer than the contract allows. */
    String text(String field, String raw, int longest) {
        String clean = text(raw);
        if (clean == null || clean.codePointCount(0, clean.length()) <= longest) {
            return clean;
        }
        warnings.add(field + ": cut to " + longest + " characters");
        return clean.substring(0, clean.offsetByCodePoints(0, longest));
    }

    /** Degrees; the doubtful number itself may be quoted, since it is no place. */
    Double degrees(String field, String raw) {
        String clean = text(raw);
        if (clean == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(clean);
            if (Double.isFinite(degrees)) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // Falls through to the warning.
        }
        warnings.add(field + ": not a number: " + text(clean.substring(0, Math.min(40, clean.length()))));
        return null;
    }

    /** A time with an offset, or one without that is taken as UTC as old versions of the API meant it. */
    Instant time(String field, String raw) {
        String clean = text(raw);
        if (clean == null) {
            return null;
        }
        try {
            String iso = clean.replace(' ', 'T');
            boolean local = iso.matches(".*T[0-9:.]+");
            Instant time = OffsetDateTime.parse(local ? iso + "Z" : iso).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 0 && year <= 9999) {
                return time.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // Falls through to the warning.
        }
        warnings.add(field + ": not a time");
        return null;
    }

    /** Two letters in upper case. */
    String country(String field, String upperCase) {
        if (upperCase == null || COUNTRY.matcher(upperCase).matches()) {
            return upperCase;
        }
        warnings.add(field + ": not two letters");
        return null;
    }
}
