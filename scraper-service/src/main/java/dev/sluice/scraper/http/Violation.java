package dev.sluice.scraper.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One violation of a request.
 *
 * @param item index in the array that was sent; null for a parameter, or a body that is no array
 * @param field of the item, or name of the parameter
 * @param message the requirement that is not met
 * @param rejectedValue of a parameter; null for a body
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(Integer item, String field, String message, String rejectedValue) {

    private static final int MAX_REJECTED_LENGTH = 200;

    /** A violation of a query parameter. */
    static Violation ofParameter(String name, String message, String value) {
        boolean cut = value.length() > MAX_REJECTED_LENGTH;
        return new Violation(null, name, message, cut ? value.substring(0, MAX_REJECTED_LENGTH) + "..." : value);
    }

    /** A violation of a body. */
    public static Violation ofField(String field, String message) {
        return new Violation(null, field, message, null);
    }

    Violation ofItem(int index) {
        return new Violation(index, field, message, rejectedValue);
    }

    /** Omits the value, because problems are logged by this text. */
    @Override
    public String toString() {
        return field + " " + message;
    }
}
