package dev.sluice.scraper.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How watches are fired; the reasons for the numbers are in application.properties. */
@ConfigMapping(prefix = "sluice.watches")
interface WatchSettings {

    /** Watches that this service holds at most. */
    @WithDefault("200000")
    int most();

    /** The shortest interval. */
    @WithDefault("1m")
    Duration shortest();

    /** Of so many slots one is used, at most, for a page that does not change; 1 to use all. */
    @WithDefault("8")
    int slowest();

    /** Over which the watches of one cron time are spread. */
    @WithDefault("1m")
    Duration spread();

    /** How far back a slot is made up for after downtime. */
    @WithDefault("1h")
    Duration lookBack();

    /** How long a slot is one replica's before another may fire it. */
    @WithDefault("15s")
    Duration lease();
}
