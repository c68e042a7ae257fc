package dev.sluice.scraper.fetch;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Builds a fetcher as the service does, without the service around it. */
final class Fetchers {

    private Fetchers() {}

    /** A fetcher with settings as pairs of name and value; what is not named is quick and small. */
    static Fetcher with(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of(
                "sluice.fetch.delay", "1ms",
                "sluice.fetch.backoff", "10ms",
                "sluice.fetch.limit", "100000",
                "sluice.fetch.attempts", "3",
                "sluice.fetch.redirects", "3"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put("sluice.fetch." + pairs[i], pairs[i + 1]);
        }
        FetchSettings settings = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FetchSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FetchSettings.class);
        Hops hops = new Hops(settings, new Exchange(settings), new HostLine());
        Retry retry = new Retry(settings);
        return new Fetcher(settings, hops, new Robots(settings, hops, retry), retry);
    }
}
