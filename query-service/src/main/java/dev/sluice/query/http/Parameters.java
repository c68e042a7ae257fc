package dev.sluice.query.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the parameters of one request and collects every complaint, so that a caller learns all of them at once. Every
 * reader answers something usable also for a bad value; {@link #check} then ends the request.
 */
public final class Parameters {

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CURSOR = 4000;

    /** No exponent: 1e999999999 would be spelled out somewhere. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final List<Violation> violations = new ArrayList<>();

    /** A filter's value: short, not blank, without control characters; empty when not given. */
    public Optional<String> text(String field, String value) {
        if (value != null && !PlainText.isPlain(value, LONGEST_TEXT)) {
            refuse(field, "must be 1 to " + LONGEST_TEXT + " characters, none of them a control character", value);
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** How many items a page has: 1 to 500, else 50. */
    public int limit(String value) {
        return limit(value, DEFAULT_LIMIT, HIGHEST_LIMIT);
    }

    /** How many items a page has, for a list with bounds of its own. */
    public int limit(String value, int unlessGiven, int highest) {
        return value == null ? unlessGiven : whole("limit", value, 1, highest);
    }

    /** A whole number that must be given, as decimal digits. */
    public int whole(String field, String value, int lowest, int highest) {
        try {
            int number = value == null ? lowest - 1 : Integer.parseInt(value);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with what is out of range.
        }
        refuse(field, "must be a whole number from " + lowest + " to " + highest, value);
        return lowest;
    }

    /** An amount of money, zero or more; empty when not given. */
    public Optional<BigDecimal> amount(String field, String value) {
        return form(field, value, AMOUNT, "an amount such as 19.90").map(BigDecimal::new);
    }

    /** {@code true} or {@code false}; empty when not given. */
    public Optional<Boolean> flag(String field, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            refuse(field, "must be true or false", value);
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(Boolean::valueOf);
    }

    /**
     * A value of a given form; empty when not given.
     *
     * @param form what it must be, to be said after "must be"
     */
    public Optional<String> form(String field, String value, Pattern pattern, String form) {
        if (value != null && !pattern.matcher(value).matches()) {
            refuse(field, "must be " + form, value);
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** Two RFC 3339 times, the first before the second. */
    public TimeRange range(String fromField, String from, String toField, String to) {
        TimeRange range = new TimeRange(time(fromField, from), time(toField, to));
        if (range.from().isPresent()
                && range.to().isPresent()
                && !range.from().get().isBefore(range.to().get())) {
            refuse(fromField, "must be before " + toField, from);
        }
        return range;
    }

    /**
     * The position that a cursor holds; empty on the first page.
     *
     * @param list the list that is read
     * @param value as given
     * @param position makes the position of the cursor's parts; whatever it throws makes the cursor a bad one
     */
    public <T> Optional<T> cursor(String list, String value, Function<List<String>, T> position) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value.length() <= LONGEST_CURSOR) {
                return Optional.of(position.apply(Cursor.read(list, value)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            // Said below: the caller has no use for what exactly is wrong inside an opaque text.
        }
        refuse("cursor", "must be the `next` of a page of this list", value);
        return Optional.empty();
    }

    /** Adds a complaint that only the caller can know of. */
    public void refuse(String field, String message, String value) {
        violations.add(Violation.of(field, message, value));
    }

    /** Ends the request with 400 if there was any complaint. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Problems.bad(List.copyOf(violations));
        }
    }

    private Optional<Instant> time(String field, String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            // Years beyond four digits are not RFC 3339 and overflow Cassandra's timestamp.
            if (time.getYear() >= 1 && time.getYear() <= 9998) {
                return Optional.of(time.toInstant());
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        refuse(field, "must be an RFC 3339 time such as 2026-01-31T00:00:00Z", value);
        return Optional.empty();
    }
}
