package dev.sluice.scraper.fetch;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Creates pages without a network. */
public final class WebPages {

    private static final URI ADDRESS = URI.create("https://source.example/api/?page=1");

    private WebPages() {}

    /** A JSON response. */
    public static WebPage of(byte[] body, Instant fetchedAt) {
        return page(Map.of("Content-Type", List.of("application/json")), body, fetchedAt);
    }

    /** An empty response with one header. */
    public static WebPage withHeader(String name, String value) {
        return page(Map.of(name, List.of(value)), new byte[0], Instant.EPOCH);
    }

    private static WebPage page(Map<String, List<String>> headers, byte[] body, Instant fetchedAt) {
        return new WebPage(ADDRESS, 200, HttpHeaders.of(headers, (name, value) -> true), body, fetchedAt);
    }
}
