package dev.sluice.scraper.scrape;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.scraper.publish.Event;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.queue.ScrapeState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * The end of a request as topic {@code scrape-results} carries it, from ingest-service (stored, rejected) or from here.
 *
 * @param scrapeId of the request
 * @param eventId of its event, if there is one
 * @param feed of the event
 * @param state its tag
 * @param reasons why not, where it did not come to a good end
 * @param at when that was known
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ScrapeResult(String scrapeId, String eventId, String feed, String state, List<Reason> reasons, Instant at) {

    static final String TOPIC = "scrape-results";

    static ScrapeResult of(String scrapeId, String feed, ScrapeState state, List<Reason> reasons, Instant at) {
        return new ScrapeResult(scrapeId, null, feed, state.tag(), reasons, at);
    }

    Event event() {
        return new Event(
                TOPIC,
                "dev.sluice.scrape.result.v1",
                scrapeId,
                scrapeId + "/" + state,
                EventJson.time(at),
                scrapeId,
                this);
    }
}
