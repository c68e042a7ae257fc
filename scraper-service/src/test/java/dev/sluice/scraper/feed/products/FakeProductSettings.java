package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of a test that names its own pages. */
record FakeProductSettings(Optional<List<URI>> sitemaps, Optional<List<URI>> pages, int browserPages)
        implements ProductSettings {

    static FakeProductSettings of(List<URI> sitemaps, List<URI> pages, int browserPages) {
        return new FakeProductSettings(Optional.of(sitemaps), Optional.of(pages), browserPages);
    }

    @Override
    public String every() {
        return "off";
    }

    @Override
    public int limit() {
        return 1000;
    }

    @Override
    public int maxSkips() {
        return 7;
    }

    @Override
    public Duration stateLifetime() {
        return Duration.ofHours(1);
    }

    @Override
    public Map<String, Map<String, String>> rules() {
        return Map.of();
    }
}
