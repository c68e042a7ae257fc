package dev.sluice.backends.sample;

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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query of a request's address, decoded; of a parameter given twice the last holds.
 *
 * @param values by name
 */
record Parameters(Map<String, String> values) {

    /** Years of four digits: LocalDate can read, but not reckon with, much later ones. */
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    static Parameters of(String rawQuery) {
        if (rawQuery == null) {
            return new Parameters(Map.of());
        }
        return new Parameters(Arrays.stream(rawQuery.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decoded(pair[0]),
                        pair -> pair.length == 2 ? decoded(pair[1]) : "",
                        (first, last) -> last)));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException if it is none or out of bounds; the message is for the client
     */
    int number(String name, int least, int most, int otherwise) {
        String value = text(name).orElseGet(() -> Integer.toString(otherwise));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(name + " must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    /**
     * A day.
     *
     * @throws IllegalArgumentException if it is none; the message is for the client
     */
    LocalDate day(String name, LocalDate otherwise) {
        try {
            return text(name).map(value -> LocalDate.parse(value, DAY)).orElse(otherwise);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a day such as 2026-11-20", e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
