package dev.sluice.scraper.feed.playersessions;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which archives are replayed, and how. */
@ConfigMapping(prefix = "sluice.player-sessions")
interface PlayerSessionSettings {

    /** Paths of files, or http(s) addresses, of archives of JSON lines, also gzip or bzip2; none, and nothing runs. */
    Optional<List<String>> archives();

    /** Interval at which archives are looked at again; {@code off} for never. */
    @WithDefault("1h")
    String every();

    @WithDefault("file")
    Order order();

    /** First and last day to be replayed (UTC), such as {@code 2016-11-05..2016-11-07}; all if absent. */
    Optional<String> days();

    /** Bytes of an archive as fetched; reading a longer one fails. */
    @WithDefault("4G")
    MemorySize limit();

    /** In which order the events of an archive are replayed. */
    enum Order {
        /** As they stand in the archive. */
        FILE,
        /** All events of a day before those of the next; within a day as they stand in the archive. */
        DAY
    }
}
