package dev.sluice.scraper.scrape;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/** What a room offers if it can go to a single address. */
public interface Visitor {

    /** The feed that it publishes to. */
    String feed();

    /** Where a site shows what it sells under this ASIN; empty for a feed that knows no such thing. */
    default Optional<URI> address(String asin, String site) {
        return Optional.empty();
    }

    /**
     * Goes to a page once.
     *
     * @param errand says where
     * @return the visit, once Kafka has the event; a {@code FetchFailed} says why there is none
     */
    Uni<VisitResult> visit(VisitRequest errand);
}
