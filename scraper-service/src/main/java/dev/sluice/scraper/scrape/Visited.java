package dev.sluice.scraper.scrape;

/**
 * Told to whoever cares that a page was seen.
 *
 * @param request that was fulfilled
 * @param visit what came of it
 */
public record Visited(ScrapeRequest request, VisitResult visit) {}
