package dev.sluice.sample.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The decoded query parameters of a request; the last value of a repeated parameter wins.
 *
 * @param values by parameter name
 */
public record QueryParameters(Map<String, String> values) {

    /** Years have four digits: LocalDate parses much later ones but fails to compute with them. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Parses the raw query of an address; null is an empty one. */
    public static QueryParameters of(String rawQuery) {
        return new QueryParameters(
                Arrays.stream(Objects.requireNonNullElse(rawQuery, "").split("&", -1))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> decoded(pair[0]),
                                pair -> pair.length == 2 ? decoded(pair[1]) : "",
                                (first, last) -> last)));
    }

    /** A parameter that is present and not blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if it is not a number or out of bounds; the message is for the client
     */
    public int number(String name, int min, int max, int defaultValue) {
        String value = text(name).orElseGet(() -> Integer.toString(defaultValue));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new IllegalArgumentException(name + " must be a number from " + min + " to " + max);
        }
        return Integer.parseInt(value);
    }

    /**
     * A date in ISO 8601.
     *
     * @throws IllegalArgumentException if it is not a date; the message is for the client
     */
    public LocalDate day(String name, LocalDate defaultValue) {
        try {
            return text(name).map(value -> LocalDate.parse(value, DAY)).orElse(defaultValue);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a day such as 2026-11-20", e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
