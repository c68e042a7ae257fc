package dev.sluice.scraper.queue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** State of a scrape request. */
public enum ScrapeState {
    /** The request is in Kafka. */
    QUEUED,
    /** In its host's queue, for the first attempt or a retry. */
    WAITING_FOR_HOST,
    /** Being fetched. */
    FETCHING,
    /** Its event is in Kafka. */
    PUBLISHED,
    /** Its event is in Cassandra. */
    STORED,
    /** Its event was rejected. */
    REJECTED,
    /** All attempts failed. */
    FAILED,
    /** Cancelled by a caller. */
    CANCELLED,
    /** The page has not changed since the last visit. */
    UNCHANGED;

    /** The name used by the API and the scripts, such as {@code waiting-for-host}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of a tag; empty if there is none. */
    public static Optional<ScrapeState> of(String tag) {
        return Stream.of(values()).filter(state -> state.tag().equals(tag)).findAny();
    }
}
