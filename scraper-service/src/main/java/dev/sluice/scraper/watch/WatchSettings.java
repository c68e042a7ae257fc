package dev.sluice.scraper.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings of watches; defaults and their reasons are in application.properties. */
@ConfigMapping(prefix = "sluice.watches")
interface WatchSettings {

    @WithName("most")
    int maxWatches();

    @WithName("shortest")
    Duration minInterval();

    /** Largest factor n such that every n-th slot is used while a page does not change; 1 uses all slots. */
    @WithName("slowest")
    int maxFactor();

    /** Span over which watches with the same cron time are spread. */
    Duration spread();

    /** Age up to which a slot missed during downtime is made up for. */
    @WithName("look-back")
    Duration maxMissedAge();

    /** Length of a replica's claim on a slot; after it another replica may fire the slot. */
    Duration lease();
}
