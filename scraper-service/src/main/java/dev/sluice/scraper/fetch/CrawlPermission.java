package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import java.net.URI;

/** Decides whether a crawler may fetch an address. */
@FunctionalInterface
public interface CrawlPermission {

    /**
     * Checks an address, and again the target of each redirect.
     *
     * @param address normalised, and admitted by the SSRF guard
     * @return completes if the host allows it, else fails with {@link FetchFailed}
     */
    Uni<Void> check(URI address);
}
