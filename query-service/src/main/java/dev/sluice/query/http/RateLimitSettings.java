package dev.sluice.query.http;

import io.smallrye.config.ConfigMapping;

/** Rate limit per client. */
@ConfigMapping(prefix = "sluice.limit")
interface RateLimitSettings {

    /** Sustained requests per second; zero disables the limit. */
    int perSecond();

    /** Burst after an idle period. */
    int burst();

    /** Whether clients on this machine are limited too. */
    boolean loopback();

    /** Clients tracked; the one idle longest is dropped first. */
    int clients();
}
