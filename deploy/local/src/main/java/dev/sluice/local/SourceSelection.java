package dev.sluice.local;

import dev.sluice.sample.SampleSources;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Selects the sources of this run: the sample sources, or with {@code -Dlive} the real addresses. */
record SourceSelection(SampleSources sample, LaunchSettings settings) implements AutoCloseable {

    /** Constant, so that a restart finds the same people and products in its data. */
    static final long SEED = 42;

    static SourceSelection start(LaunchSettings settings, Terminal terminal) {
        if (settings.live()) {
            terminal.step("Live: users come from randomuser.me, solar feeds from api.nasa.gov; products only from"
                    + " -Dsluice.products.pages and -Dsluice.products.sitemaps, player sessions only from"
                    + " -Dsluice.player-sessions.archives");
            return new SourceSelection(null, settings);
        }
        SampleSources sample = SampleSources.start(settings.preferredPort("sources"), SEED, Clock.systemUTC());
        terminal.step("Sample sources are up on " + sample.address());
        return new SourceSelection(sample, settings);
    }

    /** Settings of scraper-service; the command line overrides them. */
    Map<String, String> scraperSettings() {
        if (sample == null) {
            return Map.of();
        }
        return Map.ofEntries(
                Map.entry("sluice.users.url", sample.address() + "/api/1.4/"),
                Map.entry("sluice.users.every", "5m"),
                Map.entry("sluice.products.sitemaps", sample.address() + "/sitemap.xml"),
                // Prices there change every 30 s, and the first rows of the whole shop should appear soon.
                Map.entry("sluice.products.every", "1m"),
                Map.entry("sluice.solar-flares.url", sample.address() + "/DONKI"),
                Map.entry("sluice.solar-flares.every", "2m"),
                Map.entry("sluice.solar-notifications.url", sample.address() + "/DONKI"),
                Map.entry("sluice.solar-notifications.every", "2m"),
                Map.entry("sluice.player-sessions.archives", sample.address() + "/archives/player-sessions.jsonl.gz"),
                Map.entry("sluice.fetch.delay", "50ms"),
                // Only the sample sources: no other port of this machine may be fetched.
                Map.entry("sluice.fetch.allowed-inside", sample.address().getAuthority()));
    }

    /** The lists that fill without a request: those whose source is on and has addresses. */
    List<String> lists() {
        boolean products = sample != null || isSet("sluice.products.pages") || isSet("sluice.products.sitemaps");
        return Stream.of("users", "products")
                .filter(feed -> products || !feed.equals("products"))
                .filter(feed -> !"off".equals(settings.passedOn().get("sluice." + feed + ".every")))
                .map(feed -> "/v1/" + feed)
                .toList();
    }

    /** The front page of the sample shop; empty in a live run. */
    Optional<URI> shop() {
        return Optional.ofNullable(sample).map(server -> server.address().resolve("/"));
    }

    @Override
    public void close() {
        if (sample != null) {
            sample.close();
        }
    }

    private boolean isSet(String setting) {
        return settings.passedOn().containsKey(setting);
    }
}
