package dev.sluice.query.http;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Violation of one parameter.
 *
 * @param field name of the parameter
 * @param message what is expected
 * @param rejectedValue as given, null if missing, truncated; never logged
 */
@RegisterForReflection
public record Violation(String field, String message, String rejectedValue) {

    private static final int MAX_VALUE_LENGTH = 200;

    static Violation of(String field, String message, String value) {
        boolean whole = value == null || value.length() <= MAX_VALUE_LENGTH;
        return new Violation(field, message, whole ? value : value.substring(0, MAX_VALUE_LENGTH) + "...");
    }

    /** Omits the value: problems are logged by this text, and a value may name a person. */
    @Override
    public String toString() {
        return field + " " + message;
    }
}
