package dev.sluice.scraper.watch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.scraper.politeness.HostKey;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import dev.sluice.scraper.queue.ScrapeRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page that is visited on a schedule, as topic {@code watches} carries it.
 *
 * @param watchId hash of feed and address: a page has one watch
 * @param asin that it was created from, or null
 * @param site of the ASIN, or null
 * @param every interval, such as {@code 6h}, instead of a cron
 * @param cron five fields, as in Unix
 * @param selector CSS selector of the price, or null
 * @param browser whether the page needs one; null to let the feed decide
 * @param scrolls to the bottom of the page in the browser, or null for none
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Watch(
        String watchId,
        String feed,
        String address,
        String asin,
        String site,
        String every,
        String cron,
        String zone,
        List<String> tags,
        String selector,
        Boolean browser,
        Integer scrolls,
        Instant createdAt,
        Instant updatedAt) {

    static final String TOPIC = "watches";

    OutboundEvent event() {
        return event(updatedAt, this);
    }

    /** The record that deletes this watch. */
    OutboundEvent tombstone(Instant now) {
        return event(now, null);
    }

    private OutboundEvent event(Instant at, Watch value) {
        String time = EventJson.time(at);
        return new OutboundEvent(TOPIC, "dev.sluice.watch.v1", watchId, watchId + "/" + time, time, null, value);
    }

    /** The request of a slot; its id depends on watch and slot only, so that a slot fired twice is one request. */
    ScrapeRequest request(Instant slot) {
        String name = watchId + "/" + slot.toEpochMilli();
        return new ScrapeRequest(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                feed,
                address,
                HostKey.of(URI.create(address)),
                watchId,
                selector,
                browser,
                scrolls,
                slot,
                null);
    }

    /** This watch with the schedule, tags and options of another. */
    Watch changed(Watch to) {
        return new Watch(
                watchId,
                feed,
                address,
                asin,
                site,
                to.every,
                to.cron,
                to.zone,
                to.tags,
                to.selector,
                to.browser,
                to.scrolls,
                createdAt,
                to.updatedAt);
    }
}
