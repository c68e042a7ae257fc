package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.ScrapeRequest;

/**
 * CDI event fired after a page was visited successfully.
 *
 * @param request of the visit
 * @param result of the visit
 */
public record VisitCompleted(ScrapeRequest request, VisitResult result) {}
