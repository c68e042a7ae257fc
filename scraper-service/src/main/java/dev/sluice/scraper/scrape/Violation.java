package dev.sluice.scraper.scrape;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is wrong with one of several things that were sent.
 *
 * @param item its place, from 0
 * @param field of it
 * @param message what is wrong
 */
@RegisterForReflection
public record Violation(int item, String field, String message) {}
