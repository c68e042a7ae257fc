package dev.sluice.scraper.feed.users;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where users come from and how many. */
@ConfigMapping(prefix = "sluice.users")
interface UserSettings {

    @WithDefault("https://randomuser.me/api/1.4/")
    URI url();

    /** Interval of runs; {@code off} for none. */
    @WithDefault("1h")
    String every();

    /** The same seed gives the same users. */
    @WithDefault("sluice")
    String seed();

    @WithDefault("500")
    int pageSize();

    /** Pages of one run. */
    @WithDefault("10")
    int pages();
}
