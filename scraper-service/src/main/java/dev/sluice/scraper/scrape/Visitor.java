package dev.sluice.scraper.scrape;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Optional;

/** Implemented by a feed that can visit a single page. */
public interface Visitor {

    /** The feed that it publishes to. */
    String feed();

    /** The page of the product with this ASIN on a site; empty if the feed has no such pages. */
    default Optional<URI> address(String asin, String site) {
        return Optional.empty();
    }

    /**
     * Visits a page once.
     *
     * @param request names the page
     * @return the result, once Kafka has the event; fails with a {@code FetchFailed} if there is none
     */
    Uni<VisitResult> visit(VisitRequest request);
}
