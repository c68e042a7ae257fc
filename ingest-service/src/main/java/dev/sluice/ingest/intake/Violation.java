package dev.sluice.ingest.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One reason why an event is rejected.
 *
 * @param field of the data, {@code ce_<attribute>} of the envelope, or {@code value} for the event as a whole
 * @param message what is wrong, without the field's value, which may be personal
 * @param kind for the metric only; not part of the JSON, and {@code INVALID} when read from there
 */
@RegisterForReflection
@JsonIgnoreProperties("kind")
public record Violation(String field, String message, RejectionKind kind) {

    /** Replaces a missing kind by {@code INVALID}. */
    public Violation {
        kind = kind == null ? RejectionKind.INVALID : kind;
    }

    /** A violation by a field that is present but wrong. */
    public Violation(String field, String message) {
        this(field, message, RejectionKind.INVALID);
    }

    /** A violation by a required field that is missing. */
    public static Violation missing(String field, String message) {
        return new Violation(field, message, RejectionKind.MISSING);
    }

    static Violation ofEnvelope(String field, String message) {
        return new Violation(field, message, RejectionKind.ENVELOPE);
    }

    static Violation unreadable(String message) {
        return new Violation("value", message, RejectionKind.UNREADABLE);
    }
}
