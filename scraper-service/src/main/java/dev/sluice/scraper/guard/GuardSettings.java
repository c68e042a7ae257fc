package dev.sluice.scraper.guard;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Exceptions from the SSRF guard. */
@ConfigMapping(prefix = "sluice.fetch")
interface GuardSettings {

    /**
     * Hosts, IP addresses and address blocks inside the network that may be fetched, each with or without a port, such
     * as {@code 127.0.0.1:8090}, {@code shop.internal} or {@code 10.1.0.0/16}.
     */
    Optional<List<String>> allowedInside();
}
