package dev.sluice.query.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parses the parameters of one request and collects all violations, so that the client receives them together. Each
 * method returns a usable value even for an invalid one; {@link #check} then ends the request.
 */
public final class Parameters {

    private static final int DEFAULT_PAGE_SIZE = 50;
    private static final int MAX_PAGE_SIZE = 500;
    private static final int MAX_TEXT_LENGTH = 200;
    private static final int MAX_CURSOR_LENGTH = 4000;

    /** No exponent: 1e999999999 might be written out somewhere. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    private final List<Violation> violations = new ArrayList<>();

    /** Short text without control characters, not blank; empty when absent. */
    public Optional<String> text(String field, String value) {
        if (value != null && !isPlain(value, MAX_TEXT_LENGTH)) {
            refuse(field, "must be 1 to " + MAX_TEXT_LENGTH + " characters without control characters", value);
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** Page size: 1 to 500, 50 when absent. */
    public int limit(String value) {
        return limit(value, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    }

    /** Page size of a list with its own bounds. */
    public int limit(String value, int defaultValue, int max) {
        return value == null ? defaultValue : whole("limit", value, 1, max);
    }

    /** Required integer in decimal digits. */
    public int whole(String field, String value, int min, int max) {
        try {
            int number = value == null ? min - 1 : Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below together with values out of range.
        }
        refuse(field, "must be a whole number from " + min + " to " + max, value);
        return min;
    }

    /** Amount of money, zero or more; empty when absent. */
    public Optional<BigDecimal> amount(String field, String value) {
        return form(field, value, AMOUNT, "an amount such as 19.90").map(BigDecimal::new);
    }

    /** {@code true} or {@code false}; empty when absent. */
    public Optional<Boolean> flag(String field, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            refuse(field, "must be true or false", value);
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(Boolean::valueOf);
    }

    /**
     * Value that matches a pattern; empty when absent.
     *
     * @param form description of the pattern, reported after "must be"
     */
    public Optional<String> form(String field, String value, Pattern pattern, String form) {
        if (value != null && !pattern.matcher(value).matches()) {
            refuse(field, "must be " + form, value);
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    /** Constant of an enum, written in lower case; the default when absent. */
    public <E extends Enum<E>> E choice(String field, String value, E defaultValue) {
        Map<String, E> choices = new LinkedHashMap<>();
        EnumSet.allOf(defaultValue.getDeclaringClass())
                .forEach(choice -> choices.put(choice.name().toLowerCase(Locale.ROOT), choice));
        if (value != null && !choices.containsKey(value)) {
            refuse(field, "must be one of " + String.join(", ", choices.keySet()), value);
        }
        return choices.getOrDefault(value, defaultValue);
    }

    /** Country in upper case, as in the tables; empty when absent. */
    public Optional<String> country(String value) {
        return form("country", value, COUNTRY, "an ISO 3166-1 alpha-2 code such as FI")
                .map(code -> code.toUpperCase(Locale.ROOT));
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
     * Position of a cursor; empty on the first page.
     *
     * @param list name of the list
     * @param value as given
     * @param position parses the cursor's parts; any failure makes the cursor invalid
     */
    public <T> Optional<T> cursor(String list, String value, Function<List<String>, T> position) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value.length() <= MAX_CURSOR_LENGTH) {
                return Optional.of(position.apply(Cursor.read(list, value)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            // Reported below: the content of an opaque text is of no use to the client.
        }
        refuse("cursor", "must be the `next` of a page of this list", value);
        return Optional.empty();
    }

    /** Adds a violation found by the caller. */
    public void refuse(String field, String message, String value) {
        violations.add(Violation.of(field, message, value));
    }

    /** Ends the request with 400 if there is any violation. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Problems.bad(List.copyOf(violations));
        }
    }

    /** Whether the text has a visible character, a bounded length and no control characters. */
    static boolean isPlain(String text, int maxLength) {
        return !text.isBlank() && text.length() <= maxLength && text.chars().noneMatch(Character::isISOControl);
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
            // Reported below.
        }
        refuse(field, "must be an RFC 3339 time such as 2026-01-31T00:00:00Z", value);
        return Optional.empty();
    }
}
