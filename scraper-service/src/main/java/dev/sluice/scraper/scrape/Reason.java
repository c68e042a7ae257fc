package dev.sluice.scraper.scrape;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why a request did not come to a good end.
 *
 * @param field of the event, or {@code fetch}
 * @param message what is wrong with it
 */
@RegisterForReflection
public record Reason(String field, String message) {}
