package dev.sluice.scraper.scrape;

import java.net.URI;

/**
 * What a room is asked to do: go to a page and publish what it finds.
 *
 * @param address of the page
 * @param scrapeId carried by the event
 * @param selector CSS of the price, where somebody knows better than the extraction; or null
 * @param browser whether the page needs one; null to let the room decide
 */
public record VisitRequest(URI address, String scrapeId, String selector, Boolean browser) {}
