package dev.sluice.query.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;

@ConfigMapping(prefix = "sluice.export")
interface ExportSettings {

    /** Maximum concurrent exports of this process. */
    @WithName("at-once")
    int maxConcurrent();

    @WithName("page")
    int pageSize();

    /** Time after which a client that reads nothing is disconnected. */
    @WithName("stall")
    Duration stallTimeout();

    /** Retries of a page once the response has begun. */
    int retries();

    /** Backoff between retries of a page. */
    PageRetryBackoff backoff();

    /** Exponential backoff, doubling from the first to the longest pause. */
    interface PageRetryBackoff {

        Duration first();

        @WithName("longest")
        Duration max();
    }
}
