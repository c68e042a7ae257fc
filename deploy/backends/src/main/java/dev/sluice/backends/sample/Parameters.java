package dev.sluice.backends.sample;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query of a request's address, decoded; of a parameter given twice the last holds.
 *
 * @param values by name
 */
record Parameters(Map<String, String> values) {

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

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
