package dev.sluice.scraper.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A scrape request and its progress, as the API returns it.
 *
 * @param scrapeId id of the request, repeated in its events
 * @param state tag of a {@link ScrapeState}
 * @param feed that its event goes to
 * @param address of the page; absent when a source is run
 * @param watch that requested it, if any
 * @param attempts so far, including the current one
 * @param reasons why it failed, was rejected, or why the last attempt failed
 * @param eventIds of the published events
 * @param requestedAt time of the request
 * @param times when it last entered each of its states
 * @param position in the list that it was read from
 * @param request as it was recorded
 */
public record Scrape(
        String scrapeId,
        String state,
        String feed,
        String address,
        String watch,
        int attempts,
        List<ScrapeReason> reasons,
        List<String> eventIds,
        Instant requestedAt,
        Map<String, Instant> times,
        @JsonIgnore ListPosition position,
        @JsonIgnore ScrapeRequest request) {

    /**
     * Position in a list of requests, newest first.
     *
     * @param score when the request entered its state, in microseconds
     * @param id of the request
     */
    public record ListPosition(String score, String id) {}
}
