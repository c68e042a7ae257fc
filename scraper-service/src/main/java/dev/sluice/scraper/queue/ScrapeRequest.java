package dev.sluice.scraper.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.scraper.politeness.HostKey;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A request as topic {@code scrape-requests} carries it.
 *
 * @param scrapeId id of the request everywhere
 * @param feed that the result goes to
 * @param address of the page; null to run the feed's source
 * @param host whose queue it waits in: that of the address, or {@code source~<feed>}
 * @param watch that requested it, or null
 * @param selector CSS selector of the price, or null
 * @param browser whether the page needs one; null to let the feed decide
 * @param scrolls to the bottom of the page at most, or null for none
 * @param requestedAt time of the request
 * @param traceparent span of the request, or null; part of the value because the request passes through Redis, which
 *     carries no headers
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
        Integer scrolls,
        Instant requestedAt,
        String traceparent) {

    /** Topic of the requests. */
    public static final String TOPIC = "scrape-requests";

    /** Requests a visit of one page, now. */
    public static ScrapeRequest ofPage(String feed, URI page, String selector, Boolean browser, Integer scrolls) {
        return new ScrapeRequest(
                newId(), feed, page.toString(), HostKey.of(page), null, selector, browser, scrolls, now(), null);
    }

    /** Requests a run of a feed's source, now. */
    public static ScrapeRequest ofSource(String feed) {
        return new ScrapeRequest(newId(), feed, null, "source~" + feed, null, null, null, null, now(), null);
    }

    /** Requests the same once more, now, under a new id and without the watch. */
    public ScrapeRequest repeat() {
        return new ScrapeRequest(newId(), feed, address, host, null, selector, browser, scrolls, now(), null);
    }

    /** Returns this request with the span that it was made in. */
    public ScrapeRequest withTraceparent(String span) {
        return new ScrapeRequest(scrapeId, feed, address, host, watch, selector, browser, scrolls, requestedAt, span);
    }

    /** The record of its topic. */
    public OutboundEvent event() {
        return new OutboundEvent(
                TOPIC, "dev.sluice.scrape.requested.v1", host, scrapeId, EventJson.time(requestedAt), scrapeId, this);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
