package dev.sluice.scraper.feed.playersessions;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of feed {@code player-sessions}; reasons for the defaults are in application.properties. */
@ConfigMapping(prefix = "sluice.player-sessions")
interface PlayerSessionSettings {

    /** Paths or http(s) addresses of archives of JSON lines, plain, gzip or bzip2; without one the source is off. */
    Optional<List<String>> archives();

    /** Interval at which archives are checked for changes; {@code off} disables it. */
    String every();

    Order order();

    /** First and last day (UTC) to be replayed, such as {@code 2016-11-05..2016-11-07}; all days if absent. */
    Optional<String> days();

    /** Maximum compressed size of an archive; reading beyond it fails. */
    MemorySize limit();

    enum Order {
        FILE,
        /** Day by day, in the archive's order within a day. */
        DAY
    }
}
