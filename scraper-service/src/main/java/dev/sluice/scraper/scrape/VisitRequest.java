package dev.sluice.scraper.scrape;

import java.net.URI;

/**
 * Asks a feed to visit a page and publish what it finds.
 *
 * @param address of the page
 * @param scrapeId carried by the event
 * @param selector CSS selector of the price, if the caller knows it better than the extraction; or null
 * @param browser whether the page needs one; null to let the feed decide
 * @param scrolls to the bottom of the page at most; more than 0 needs the browser
 */
public record VisitRequest(URI address, String scrapeId, String selector, Boolean browser, int scrolls) {

    /** A visit without scrolling. */
    public VisitRequest(URI address, String scrapeId, String selector, Boolean browser) {
        this(address, scrapeId, selector, browser, 0);
    }
}
