package dev.sluice.ingest.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often this service looks at itself. */
@ConfigMapping(prefix = "sluice.status")
interface StatusSettings {

    /** Below the usual 15 s of a scrape, so that no scrape sees the same look twice. */
    @WithDefault("5s")
    Duration every();
}
