package dev.sluice.scraper.scrape;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.scraper.publish.Event;
import dev.sluice.scraper.publish.EventJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A request as topic {@code scrape-requests} carries it.
 *
 * @param scrapeId names it everywhere
 * @param feed that the result goes to
 * @param address of the page; null to run the feed's source
 * @param host whose queue it waits in: that of the address, or {@code source~<feed>}
 * @param watch that wants it, or null
 * @param selector see {@link VisitRequest}
 * @param browser see {@link VisitRequest}
 * @param requestedAt when it was asked for
 * @param traceparent the span that it was asked in, or null: its way leads through Redis, where no header goes
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ScrapeRequest(
        String scrapeId,
        String feed,
        String address,
        String host,
        String watch,
        String selector,
        Boolean browser,
        Instant requestedAt,
        String traceparent) {

    static final String TOPIC = "scrape-requests";

    /** The same, asked for in this span. */
    ScrapeRequest in(String span) {
        return new ScrapeRequest(scrapeId, feed, address, host, watch, selector, browser, requestedAt, span);
    }

    Event event() {
        return new Event(
                TOPIC, "dev.sluice.scrape.requested.v1", host, scrapeId, EventJson.time(requestedAt), scrapeId, this);
    }
}
