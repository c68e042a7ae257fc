package dev.sluice.scraper.fetch;

import java.net.URI;
import java.time.Instant;

/** Makes pages for tests of rooms that need no network. */
public final class Pages {

    private Pages() {}

    /** A page as if it had been fetched. */
    public static Page of(byte[] body, Instant fetchedAt) {
        return new Page(URI.create("https://source.example/api/?page=1"), 200, "application/json", body, fetchedAt);
    }
}
