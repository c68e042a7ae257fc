package dev.sluice.query.export;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How many exports there may be, how they read, and how long each side is waited for. */
@ConfigMapping(prefix = "sluice.export")
interface ExportSettings {

    /** Exports that run at the same time in this process. */
    int atOnce();

    /** Items of a page. */
    int page();

    /** How long a client may take nothing before it is given up. */
    Duration stall();

    /** How often a page is tried again once the answer has begun. */
    int retries();

    /** Between two tries of a page. */
    PageRetryBackoff backoff();

    /** From the first pause to the longest, each about twice as long as the one before. */
    interface PageRetryBackoff {

        Duration first();

        Duration longest();
    }
}
