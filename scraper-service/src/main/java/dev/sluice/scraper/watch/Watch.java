package dev.sluice.scraper.watch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.scraper.publish.Event;
import dev.sluice.scraper.publish.EventJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * A page that is visited again and again, as its topic has it and as the API shows it.
 *
 * @param watchId made of feed and address: a page has one watch
 * @param feed that the observations go to
 * @param address of the page
 * @param asin that it was given by, or null
 * @param site that the ASIN is of, or null
 * @param every interval, such as {@code 6h}; or
 * @param cron five fields, as of Unix
 * @param zone that the cron is of
 * @param tags of whoever made it
 * @param selector CSS of the price, or null
 * @param browser whether the page needs one; null to let the room decide
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
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
        Instant createdAt,
        Instant updatedAt) {

    static final String TOPIC = "watches";

    Event event() {
        return record(watchId, updatedAt, this);
    }

    Event tombstone(Instant now) {
        return record(watchId, now, null);
    }

    /** A record of the topic; without a value what its key names is gone. */
    static Event record(String key, Instant at, Object value) {
        String time = EventJson.time(at);
        return new Event(TOPIC, "dev.sluice.watch.v1", key, key + "/" + time, time, null, value);
    }
}
