package dev.sluice.scraper.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * State of a request after an attempt. Topic {@code scrape-results} carries the last one, sent by ingest-service (stored,
 * rejected) or by this service.
 *
 * @param scrapeId of the request
 * @param eventId of its event, or null
 * @param feed of the event
 * @param state tag of a {@link ScrapeState}
 * @param reasons why it failed or was rejected
 * @param at time of the result
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScrapeResult(
        String scrapeId, String eventId, String feed, String state, List<ScrapeReason> reasons, Instant at) {

    /** Topic of the results. */
    public static final String TOPIC = "scrape-results";

    /** The record of its topic. */
    public OutboundEvent event() {
        return new OutboundEvent(
                TOPIC,
                "dev.sluice.scrape.result.v1",
                scrapeId,
                scrapeId + "/" + state,
                EventJson.time(at),
                scrapeId,
                this);
    }
}
