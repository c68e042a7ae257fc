package dev.sluice.scraper.scrape;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are worked on; the reasons for the numbers are in application.properties. */
@ConfigMapping(prefix = "sluice.scrapes")
public interface ScrapeSettings {

    /** Hosts that one replica is at, at a time; 0 for a replica that only takes requests in. */
    @WithDefault("8")
    int workers();

    /** Between two looks into the queues when there was nothing to do. */
    @WithDefault("100ms")
    Duration poll();

    /** For a whole visit with its rules, redirects and retries. */
    @WithDefault("2m")
    Duration visit();

    /** How often a request is tried before it has failed. */
    @WithDefault("5")
    int attempts();

    /** Before the second attempt; it doubles with each further one. */
    @WithDefault("30s")
    Duration backoff();

    /** How long the end of a request can be looked up. */
    @WithDefault("7d")
    Duration lifetime();
}
