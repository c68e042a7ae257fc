package dev.sluice.scraper.proxy;

import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.guard.TestGuards;

/** Browser proxies for tests. */
public final class TestProxies {

    private TestProxies() {}

    /** Proxies that allow internal addresses in the syntax of {@code sluice.fetch.allowed-inside}. */
    public static BrowserProxies allowing(String allowedInternalAddresses) {
        return new BrowserProxies(
                FetcherFixture.VERTX, TestGuards.allowing(allowedInternalAddresses), FetcherFixture.settings());
    }
}
