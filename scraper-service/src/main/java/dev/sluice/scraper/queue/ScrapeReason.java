package dev.sluice.scraper.queue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One reason why a request failed or its event was rejected.
 *
 * @param field of the event, or {@code fetch}
 * @param message describes the violation or failure
 */
@RegisterForReflection
public record ScrapeReason(String field, String message) {}
