package dev.sluice.scraper.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Limits of requests and politeness towards hosts; defaults and their reasons are in application.properties. */
@ConfigMapping(prefix = "sluice.fetch")
public interface FetchSettings {

    /** User-Agent header, with an address for site owners. */
    String userAgent();

    /** Minimum delay between the end of a request to a host and the start of the next. */
    Duration delay();

    /** Timeout of one request, from connecting to the last byte. */
    Duration timeout();

    /** Maximum size of a body as transferred; a longer one is a failure. */
    MemorySize limit();

    /** Maximum size of a decompressed body; a longer one is a failure. */
    @WithName("unpacked")
    MemorySize decodedLimit();

    /** Maximum number of redirects per page. */
    int redirects();

    /** Maximum number of attempts per address, the first included. */
    int attempts();

    /** Backoff before the second attempt; doubles with each further one. */
    Duration backoff();

    /** Longest Retry-After that is waited for; a longer one ends the attempts. */
    @WithName("patience")
    Duration maxRetryAfter();

    /** Maximum delay between requests to a host, whatever its Crawl-delay, slowness or failures ask for. */
    @WithName("longest-delay")
    Duration maxDelay();

    /** Longest Retry-After that is believed. */
    @WithName("longest-rest")
    Duration maxPause();

    /** Lifetime of a robots.txt without Cache-Control; a day at most. */
    Duration robotsLifetime();

    /** Longest time that one request occupies its host: waiting for its Retry-After, then the request. */
    default Duration maxHostTime() {
        return maxRetryAfter().plus(timeout());
    }
}
