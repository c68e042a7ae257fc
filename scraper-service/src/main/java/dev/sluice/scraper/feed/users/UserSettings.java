package dev.sluice.scraper.feed.users;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Settings of feed {@code users}; reasons for the defaults are in application.properties. */
@ConfigMapping(prefix = "sluice.users")
interface UserSettings {

    URI url();

    /** Interval of runs; {@code off} disables them. */
    String every();

    /** Equal seeds yield equal users. */
    String seed();

    int pageSize();

    int pages();
}
