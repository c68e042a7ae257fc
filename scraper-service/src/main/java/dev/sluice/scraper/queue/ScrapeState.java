package dev.sluice.scraper.queue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request is on its way. */
public enum ScrapeState {
    /** Safe in Kafka. */
    QUEUED,
    /** In its host's queue, for the first time or again. */
    WAITING_FOR_HOST,
    /** A replica is at it. */
    FETCHING,
    /** Its event is in Kafka. */
    PUBLISHED,
    /** Its event is in Cassandra. */
    STORED,
    /** Its event was not accepted. */
    REJECTED,
    /** Nothing came of it, however often it was tried. */
    FAILED,
    /** Somebody took it back. */
    CANCELLED,
    /** The page is as it was. */
    UNCHANGED;

    /** As the API and the scripts have it, such as {@code waiting-for-host}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of a tag. */
    public static Optional<ScrapeState> of(String tag) {
        return Stream.of(values()).filter(state -> state.tag().equals(tag)).findAny();
    }
}
