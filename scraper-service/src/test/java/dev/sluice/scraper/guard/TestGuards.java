package dev.sluice.scraper.guard;

import dev.sluice.scraper.TestSettings;
import java.util.Map;

/** Guards for tests. */
public final class TestGuards {

    private TestGuards() {}

    /** A guard with exceptions as {@code sluice.fetch.allowed-inside} lists them, resolving names as the service does. */
    public static SsrfGuard allowing(String allowedInside) {
        return allowing(allowedInside, new SystemDnsResolver());
    }

    /** A guard that resolves names with the test's resolver. */
    public static SsrfGuard allowing(String allowedInside, DnsResolver dns) {
        Map<String, String> values = Map.of("sluice.fetch.allowed-inside", allowedInside);
        return new SsrfGuard(TestSettings.of(GuardSettings.class, values), dns);
    }
}
