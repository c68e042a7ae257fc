package dev.sluice.query.http;

import io.smallrye.config.ConfigMapping;

/** How much one client may ask. */
@ConfigMapping(prefix = "sluice.limit")
interface RateLimitSettings {

    /** Requests a second in the long run; zero for no limit. */
    int perSecond();

    /** Requests at once, after a time of quiet. */
    int burst();

    /** Whether clients on this machine are limited too. */
    boolean loopback();

    /** How many clients are remembered; the one that was quiet longest is forgotten first. */
    int clients();
}
