package dev.sluice.scraper.scrape;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.scraper.queue.StoredRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request as whoever asked for it sees it.
 *
 * @param scrapeId names it, and stands in its events
 * @param state see the list of states in the description of the API
 * @param feed that its event goes to
 * @param address of the page; absent where a source is run
 * @param watch that asked for it
 * @param attempts so far, the one under way included
 * @param reasons why it came to no good end, or why the last attempt did not
 * @param eventIds of what it gave
 * @param requestedAt when it was asked for
 * @param times when it last came into each of its states
 */
record Scrape(
        String scrapeId,
        String state,
        String feed,
        String address,
        String watch,
        int attempts,
        List<Reason> reasons,
        List<String> eventIds,
        Instant requestedAt,
        Map<String, Instant> times,
        @JsonIgnore StoredRequest.Place place) {

    static Scrape of(StoredRequest row, ScrapeRequest request, List<Reason> reasons, List<String> events) {
        return new Scrape(
                request.scrapeId(),
                row.state(),
                request.feed(),
                request.address(),
                request.watch(),
                row.attempts(),
                reasons,
                events,
                request.requestedAt(),
                row.times(),
                row.place());
    }
}
