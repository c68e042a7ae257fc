package dev.sluice.scraper.fetch;

import io.vertx.core.http.HttpClientResponse;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Converts Vert.x response headers to the JDK's {@link HttpHeaders}. */
final class ResponseHeaders {

    private ResponseHeaders() {}

    static HttpHeaders of(HttpClientResponse response) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach((name, value) -> {
            if (!name.isBlank()) {
                all.computeIfAbsent(name.strip(), first -> new ArrayList<>()).add(value);
            }
        });
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
