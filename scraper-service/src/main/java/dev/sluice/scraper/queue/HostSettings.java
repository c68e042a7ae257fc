package dev.sluice.scraper.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings of the host leases; defaults and their reasons are in application.properties. */
@ConfigMapping(prefix = "sluice.hosts")
interface HostSettings {

    /** Length of a host's lease from the start of a request; longer than the longest fetch. */
    Duration lease();

    /** Maximum delay assumed for each host after Redis has lost the actual ones. */
    @WithName("longest-delay")
    Duration maxDelay();

    /** Whether this is the only replica, as on one machine, so that no old lease has to expire at its start. */
    @WithName("alone")
    boolean singleReplica();
}
