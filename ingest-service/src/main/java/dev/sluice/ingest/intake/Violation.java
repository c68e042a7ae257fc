package dev.sluice.ingest.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One reason why an event is not accepted.
 *
 * @param field of the data, {@code ce_<attribute>} of the envelope, or {@code value} for the whole
 * @param message what is wrong with it, without its value: that may be personal
 */
@RegisterForReflection
public record Violation(String field, String message) {}
