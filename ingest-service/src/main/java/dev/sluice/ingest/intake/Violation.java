package dev.sluice.ingest.intake;

/**
 * One reason why an event is not accepted.
 *
 * @param field of the data, {@code ce_<attribute>} of the envelope, or {@code value} for the whole
 * @param message what is wrong with it, without its value: that may be personal
 */
public record Violation(String field, String message) {}
