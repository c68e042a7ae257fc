package dev.sluice.scraper.fetch;

import java.net.http.HttpHeaders;
import java.time.Duration;

/**
 * Response to one request, before redirects and retries.
 *
 * @param content page or download made from it
 * @param status HTTP status
 * @param headers as sent
 */
public record WebResponse<B>(B content, int status, HttpHeaders headers) {

    /** The pause that the host asked for in Retry-After; zero if it named none. */
    public Duration retryAfter() {
        return RetryAfter.of(headers);
    }
}
