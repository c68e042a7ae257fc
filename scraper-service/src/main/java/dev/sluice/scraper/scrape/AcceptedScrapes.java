package dev.sluice.scraper.scrape;

import java.util.List;

/**
 * Requests that were taken in, in the order they were asked for.
 *
 * @param items one for each address; look at each with {@code GET /v1/scrapes/{id}}
 */
record AcceptedScrapes(List<Item> items) {

    static AcceptedScrapes of(List<ScrapeRequest> requests) {
        return new AcceptedScrapes(requests.stream()
                .map(request -> new Item(request.scrapeId(), "queued", request.feed(), request.address()))
                .toList());
    }

    /** One of them. */
    record Item(String scrapeId, String state, String feed, String address) {}
}
