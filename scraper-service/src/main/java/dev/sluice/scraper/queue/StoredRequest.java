package dev.sluice.scraper.queue;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as Redis has it.
 *
 * @param place where it stands in a list
 * @param fields of its hash
 */
public record StoredRequest(Place place, Map<String, String> fields) {

    /**
     * A place in a list, newest first.
     *
     * @param score when it came into its state, in microseconds
     * @param id of the request
     */
    public record Place(String score, String id) {}

    /** As it was asked for. */
    public String request() {
        return fields.get("request");
    }

    /** The tag of its state. */
    public String state() {
        return fields.get("state");
    }

    /** How often it was tried. */
    public int attempts() {
        return Integer.parseInt(fields.getOrDefault("attempts", "0"));
    }

    /** Why it did not come to a good end, or not yet, as JSON; or null. */
    public String reasons() {
        return fields.get("reasons");
    }

    /** The ids of its events as JSON; or null. */
    public String events() {
        return fields.get("events");
    }

    /** When it last came into each state that it was in. */
    public Map<String, Instant> times() {
        Map<String, Instant> times = new TreeMap<>();
        for (ScrapeState state : ScrapeState.values()) {
            String at = fields.get(state.tag());
            if (at != null) {
                times.put(state.tag(), Instant.ofEpochMilli(Long.parseLong(at)));
            }
        }
        return times;
    }
}
