package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeState;
import java.util.List;

/** Accepted requests, in the order sent, one for each page or source. */
record AcceptedScrapes(List<AcceptedScrape> items) {

    static AcceptedScrapes of(List<ScrapeRequest> requests) {
        return new AcceptedScrapes(requests.stream()
                .map(request -> new AcceptedScrape(
                        request.scrapeId(), ScrapeState.QUEUED.tag(), request.feed(), request.address()))
                .toList());
    }

    record AcceptedScrape(String scrapeId, String state, String feed, String address) {}
}
