package dev.sluice.scraper.fetch;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Parses the Retry-After header. */
final class RetryAfter {

    private RetryAfter() {}

    static Duration of(HttpHeaders headers) {
        return of(headers.firstValue("Retry-After").orElse("").strip(), Instant.now());
    }

    /** The pause of a header in seconds or as a date; zero if it is neither. */
    static Duration of(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException neither) {
            return Duration.ZERO;
        }
    }
}
