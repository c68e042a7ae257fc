package dev.sluice.scraper.fetch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page said of its version when it was last fetched, as {@link Page#conditions()} gave it; the host may then
 * answer that nothing has changed.
 *
 * @param etag as sent, with its quotes; null if the host sent none
 * @param lastModified as sent; null if the host sent none
 */
public record Conditions(String etag, String lastModified) {

    /** Nothing is known of an earlier version. */
    public static final Conditions NONE = new Conditions(null, null);

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "If-None-Match", etag);
        put(headers, "If-Modified-Since", lastModified);
        return headers;
    }

    boolean none() {
        return headers().isEmpty();
    }

    /** They come from stores and hosts: a line break would begin another header. */
    private static void put(Map<String, String> headers, String name, String value) {
        if (value != null && !value.isBlank() && value.chars().allMatch(sign -> sign >= 0x20 && sign < 0x7f)) {
            headers.put(name, value);
        }
    }
}
