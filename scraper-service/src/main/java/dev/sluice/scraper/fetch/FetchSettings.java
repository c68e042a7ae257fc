package dev.sluice.scraper.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How politely and how patiently pages are fetched; the reasons for the numbers are in application.properties. */
@ConfigMapping(prefix = "sluice.fetch")
public interface FetchSettings {

    /** Who asks, with an address where the owner of a site can find out more. */
    @WithDefault("Sluice/0.1 (+https://github.com/sluice)")
    String userAgent();

    /** Between the end of a request to a host and the start of the next. */
    @WithDefault("1s")
    Duration delay();

    /** For one request, from connecting to the last byte. */
    @WithDefault("30s")
    Duration timeout();

    /** Bytes of a body; a longer one is a failure. */
    @WithDefault("8M")
    MemorySize limit();

    /** Bytes of a body once it is unpacked; a longer one is a failure. */
    @WithDefault("16M")
    MemorySize unpacked();

    /** Hops from the address asked for to the page. */
    @WithDefault("5")
    int redirects();

    /** How often in all an address is asked for before it counts as failed. */
    @WithDefault("4")
    int attempts();

    /** Before the second attempt; it doubles with each further one. */
    @WithDefault("500ms")
    Duration backoff();

    /** The longest Retry-After that is waited for; an attempt told to wait longer is the last. */
    @WithDefault("30s")
    Duration patience();

    /** The longest pause between two requests to a host, whatever its Crawl-delay, slowness or failures ask for. */
    @WithDefault("60s")
    Duration longestDelay();

    /** The longest Retry-After that is believed. */
    @WithDefault("1h")
    Duration longestRest();

    /** How long a robots.txt is believed that does not say so itself; never longer than a day. */
    @WithDefault("1d")
    Duration robotsLifetime();

    /**
     * What may be fetched although it lies inside the network: names, addresses or blocks of addresses, each with or
     * without a port, such as {@code 127.0.0.1:8090}, {@code shop.internal} or {@code 10.1.0.0/16}.
     */
    Optional<List<String>> allowedInside();

    /** The longest that one request can hold its host's turn. */
    default Duration longestTurn() {
        return patience().plus(timeout());
    }
}
