package dev.sluice.scraper.scrape;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of scrape requests; defaults and their reasons are in application.properties. */
@ConfigMapping(prefix = "sluice.scrapes")
public interface ScrapeSettings {

    /** Hosts that one replica visits at a time; 0 for a replica that only accepts requests. */
    int workers();

    /** Interval between two polls of the queues. */
    Duration poll();

    /** Timeout of a whole visit with robots.txt, redirects and retries. */
    Duration visit();

    /** Attempts before a request has failed. */
    int attempts();

    /** Delay before the second attempt; it doubles with each further one. */
    Duration backoff();

    /** How long a request that has ended can be found. */
    Duration lifetime();
}
