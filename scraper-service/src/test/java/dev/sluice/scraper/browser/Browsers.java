package dev.sluice.scraper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.scraper.fetch.Fetchers;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Browsers for tests; absent, a test is skipped with one line, required ({@code -Drequire=browser}) it fails. */
public final class Browsers {

    private Browsers() {}

    /** Ends the test here if there is no browser. */
    public static void required() {
        String missing = new Chromium(settings()).missing().orElse("");
        if (Arrays.asList(System.getProperty("require", "").split(",", -1)).contains("browser")) {
            assertThat(missing).isEmpty();
        }
        assumeTrue(missing.isEmpty(), "skipped: " + missing);
    }

    /** A browser that may go inside where {@code allowed} says; settings as pairs of name and value. */
    static Browser with(String allowed, String... pairs) {
        return new Browser(
                settings(pairs),
                Fetchers.settings(),
                Fetchers.with("allowed-inside", allowed, "timeout", "30s"),
                Fetchers.passages(allowed));
    }

    static BrowserSettings settings(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of("sluice.browser.sandbox", "false"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put("sluice.browser." + pairs[i], pairs[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BrowserSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(BrowserSettings.class);
    }
}
