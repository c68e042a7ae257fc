package dev.sluice.scraper.queue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One reason why a request failed or its event was rejected.
 *
 * @param field of the event, or {@code fetch}
 * @param message what is wrong with it
 */
@RegisterForReflection
public record ScrapeReason(String field, String message) {}
