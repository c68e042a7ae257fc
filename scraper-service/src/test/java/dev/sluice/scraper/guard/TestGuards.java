package dev.sluice.scraper.guard;

import dev.sluice.scraper.TestSettings;
import java.util.Map;

/** Guards for tests. */
public final class TestGuards {

    private TestGuards() {}

    /** A guard that allows internal addresses in the syntax of {@code sluice.fetch.allowed-inside}. */
    public static SsrfGuard allowing(String allowedInternalAddresses) {
        return allowing(allowedInternalAddresses, new SystemDnsResolver());
    }

    /** A guard that resolves names with the test's resolver. */
    public static SsrfGuard allowing(String allowedInternalAddresses, DnsResolver dns) {
        Map<String, String> values = Map.of("sluice.fetch.allowed-inside", allowedInternalAddresses);
        return new SsrfGuard(TestSettings.of(GuardSettings.class, values), dns);
    }
}
