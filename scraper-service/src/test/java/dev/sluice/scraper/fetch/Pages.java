package dev.sluice.scraper.fetch;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes pages for tests of rooms that need no network. */
public final class Pages {

    private Pages() {}

    /** A page as if it had been fetched. */
    public static Page of(byte[] body, Instant fetchedAt) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
        return new Page(URI.create("https://source.example/api/?page=1"), 200, headers, body, fetchedAt);
    }
}
