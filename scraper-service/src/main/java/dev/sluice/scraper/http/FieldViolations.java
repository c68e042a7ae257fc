package dev.sluice.scraper.http;

import jakarta.validation.ConstraintValidatorContext;

/** Collects the violations of a class-level constraint, each at its field. */
public final class FieldViolations {

    private final ConstraintValidatorContext context;
    private boolean empty = true;

    /** Starts without violations. */
    public FieldViolations(ConstraintValidatorContext context) {
        this.context = context;
        context.disableDefaultConstraintViolation();
    }

    /** Adds a violation; the message must not hold braces, which Bean Validation would interpolate. */
    public void add(String field, String message) {
        empty = false;
        context.buildConstraintViolationWithTemplate(message)
                .addPropertyNode(field)
                .addConstraintViolation();
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return empty;
    }
}
