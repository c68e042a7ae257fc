package dev.sluice.scraper.proxy;

import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.guard.TestGuards;

/** Browser proxies for tests. */
public final class TestProxies {

    private TestProxies() {}

    /** Proxies with exceptions from the guard as {@code sluice.fetch.allowed-inside} lists them. */
    public static BrowserProxies allowing(String allowedInside) {
        return new BrowserProxies(FetcherFixture.VERTX, TestGuards.allowing(allowedInside), FetcherFixture.settings());
    }
}
