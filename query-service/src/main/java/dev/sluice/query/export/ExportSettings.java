package dev.sluice.query.export;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of exports. */
@ConfigMapping(prefix = "sluice.export")
interface ExportSettings {

    /** Maximum concurrent exports of this process. */
    int atOnce();

    /** Items per page. */
    int page();

    /** Time after which a client that reads nothing is disconnected. */
    Duration stall();

    /** Retries of a page once the response has begun. */
    int retries();

    /** Backoff between retries of a page. */
    PageRetryBackoff backoff();

    /** Exponential backoff, doubling from the first to the longest pause. */
    interface PageRetryBackoff {

        Duration first();

        Duration longest();
    }
}
