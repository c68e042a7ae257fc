package dev.sluice.query.http;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is wrong with one parameter.
 *
 * @param field the parameter's name
 * @param message what it should have been
 * @param rejectedValue as given, null if it is missing, cut to a length that does no harm in an answer; never logged
 */
@RegisterForReflection
public record Violation(String field, String message, String rejectedValue) {

    private static final int SHOWN = 200;

    static Violation of(String field, String message, String value) {
        boolean whole = value == null || value.length() <= SHOWN;
        return new Violation(field, message, whole ? value : value.substring(0, SHOWN) + "...");
    }

    /** Without the value: problems are logged by this text, and a value may name a person. */
    @Override
    public String toString() {
        return field + " " + message;
    }
}
