package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeState;
import java.util.List;

/**
 * Accepted requests, in the order in which they were sent.
 *
 * @param items one for each page or source; follow each with {@code GET /v1/scrapes/{id}}
 */
record AcceptedScrapes(List<AcceptedScrape> items) {

    static AcceptedScrapes of(List<ScrapeRequest> requests) {
        return new AcceptedScrapes(requests.stream()
                .map(request -> new AcceptedScrape(
                        request.scrapeId(), ScrapeState.QUEUED.tag(), request.feed(), request.address()))
                .toList());
    }

    /** One accepted request. */
    record AcceptedScrape(String scrapeId, String state, String feed, String address) {}
}
