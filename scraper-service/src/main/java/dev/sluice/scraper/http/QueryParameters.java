package dev.sluice.scraper.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Parses query parameters and collects all violations, so that one problem lists them. */
public final class QueryParameters {

    private final List<Violation> violations = new ArrayList<>();

    /**
     * Parses an optional parameter.
     *
     * @param name of the parameter
     * @param value as given, or null
     * @param parser throws an {@link IllegalArgumentException} for a bad value
     * @param message the requirement of the value
     * @return the parsed value, empty if there is none or it is bad
     */
    public <T> Optional<T> parse(String name, String value, Function<String, T> parser, String message) {
        try {
            return Optional.ofNullable(value).map(parser);
        } catch (IllegalArgumentException e) {
            violations.add(Violation.ofParameter(name, message, value));
            return Optional.empty();
        }
    }

    /** Parses the parameter {@code limit}, from 1 to {@code max}. */
    public int limit(String value, int max) {
        return parse("limit", value, text -> limitOf(text, max), "must be a whole number from 1 to " + max)
                .orElse(1);
    }

    /** Fails with a problem if a parameter was bad. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Problems.invalid("The request has parameters that are not valid.", violations);
        }
    }

    private static int limitOf(String text, int max) {
        int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > max) {
            throw new IllegalArgumentException("limit out of range");
        }
        return limit;
    }
}
