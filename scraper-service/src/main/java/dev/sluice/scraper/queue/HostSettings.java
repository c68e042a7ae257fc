package dev.sluice.scraper.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How replicas share hosts; the reasons for the numbers are in application.properties. */
@ConfigMapping(prefix = "sluice.hosts")
interface HostSettings {

    /** How long a host is a replica's from the start of a request; longer than the longest turn of a fetch. */
    @WithDefault("70s")
    Duration lease();

    /** No host is believed to want a longer pause when Redis has lost what each wants. */
    @WithDefault("5m")
    Duration longestDelay();

    /** That no other replica can be at a host when this one starts, as on one machine: no old lease is waited for. */
    @WithDefault("false")
    boolean alone();
}
