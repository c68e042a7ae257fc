package dev.sluice.scraper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.scraper.TestSettings;
import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.proxy.TestProxies;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Browsers for tests; without one a test is skipped with one line, or fails with {@code -Drequire=browser}. */
public final class TestBrowsers {

    private TestBrowsers() {}

    /** Skips the test if there is no browser. */
    public static void required() {
        String missing = new ChromiumInstallation(settings()).missing().orElse("");
        if (Arrays.asList(System.getProperty("require", "").split(",", -1)).contains("browser")) {
            assertThat(missing).isEmpty();
        }
        assumeTrue(missing.isEmpty(), "skipped: " + missing);
    }

    /** A browser that may open these internal addresses, with the given settings (name, value, ...). */
    static Browser with(String allowedInternalAddresses, String... pairs) {
        return new Browser(
                settings(pairs),
                FetcherFixture.settings(),
                new FetcherFixture("timeout", "30s")
                        .allowing(allowedInternalAddresses)
                        .build(),
                TestProxies.allowing(allowedInternalAddresses));
    }

    static BrowserSettings settings(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of("sluice.browser.sandbox", "false"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put("sluice.browser." + pairs[i], pairs[i + 1]);
        }
        return TestSettings.of(BrowserSettings.class, values);
    }
}
