package dev.sluice.scraper.fetch;

import io.vertx.core.http.HttpClientResponse;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Response to one request, before redirects and retries.
 *
 * @param content page or download made from it
 * @param status HTTP status
 * @param headers as sent
 */
public record WebResponse<B>(B content, int status, HttpHeaders headers) {

    /** The pause of its Retry-After header, in seconds or up to a date; zero without a valid one. */
    public Duration retryAfter() {
        String header = headers.firstValue("Retry-After").orElse("").strip();
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant end = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration pause = Duration.between(Instant.now(), end);
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException neither) {
            return Duration.ZERO;
        }
    }

    /** Converts the headers of Vert.x to those of the JDK. */
    static HttpHeaders headers(HttpClientResponse response) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach((name, value) -> {
            if (!name.isBlank()) {
                all.computeIfAbsent(name.strip(), first -> new ArrayList<>()).add(value);
            }
        });
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
