package dev.sluice.scraper.fetch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Validators of a fetched page, see {@link WebPage#validators()}; sent with the next request, they let the host respond
 * 304 if the page has not changed.
 *
 * @param etag as sent, with its quotes; null if the host sent none
 * @param lastModified as sent; null if the host sent none
 */
public record CacheValidators(String etag, String lastModified) {

    /** No earlier version is known. */
    public static final CacheValidators NONE = new CacheValidators(null, null);

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "If-None-Match", etag);
        put(headers, "If-Modified-Since", lastModified);
        return headers;
    }

    boolean isEmpty() {
        return headers().isEmpty();
    }

    /**
     * Adds a header unless the value is blank or has characters outside printable ASCII: values come from storage and
     * remote hosts, and a line break would inject another header.
     */
    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null && !value.isBlank() && value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            headers.put(name, value);
        }
    }
}
