package dev.sluice.local;

import dev.sluice.backends.sample.SampleSources;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the scrapers collect from in this run: the sample sources, or with {@code -Dlive} the real addresses. */
record Sources(SampleSources sample, Settings asked) implements AutoCloseable {

    /** The same people and products at every start, so that a restart finds what it knows. */
    static final long SEED = 42;

    static Sources start(Settings settings, Screen screen) {
        if (settings.live()) {
            screen.step("Live: users come from randomuser.me, solar feeds from api.nasa.gov; products only from"
                    + " -Dsluice.products.pages and -Dsluice.products.sitemaps, player sessions only from"
                    + " -Dsluice.player-sessions.archives");
            return new Sources(null, settings);
        }
        SampleSources sample = SampleSources.start(settings.wantedPort("sources"), SEED, Clock.systemUTC());
        screen.step("Sample sources are up on " + sample.address());
        return new Sources(sample, settings);
    }

    /** What the scrapers have to be told, unless the person who starts the platform says otherwise. */
    Map<String, String> settings() {
        if (sample == null) {
            return Map.of();
        }
        return Map.ofEntries(
                Map.entry("sluice.users.url", sample.address() + "/api/1.4/"),
                Map.entry("sluice.users.every", "5m"),
                Map.entry("sluice.products.sitemaps", sample.address() + "/sitemap.xml"),
                // Prices there move every half minute, and the whole shop should be seen before a person looks away.
                Map.entry("sluice.products.every", "1m"),
                Map.entry("sluice.solar-flares.url", sample.address() + "/DONKI"),
                Map.entry("sluice.solar-flares.every", "2m"),
                Map.entry("sluice.solar-notifications.url", sample.address() + "/DONKI"),
                Map.entry("sluice.solar-notifications.every", "2m"),
                Map.entry("sluice.player-sessions.archives", sample.address() + "/archives/player-sessions.jsonl.gz"),
                Map.entry("sluice.fetch.delay", "50ms"),
                // The only thing inside that may be fetched: nothing else that listens on this machine.
                Map.entry("sluice.fetch.allowed-inside", sample.address().getAuthority()));
    }

    /** The lists that will fill by themselves: those whose source is on and has somewhere to collect from. */
    List<String> lists() {
        boolean products = sample != null || isAsked("sluice.products.pages") || isAsked("sluice.products.sitemaps");
        return Stream.of("users", "products")
                .filter(feed -> products || !feed.equals("products"))
                .filter(feed -> !"off".equals(asked.passedOn().get("sluice." + feed + ".every")))
                .map(feed -> "/v1/" + feed)
                .toList();
    }

    /** The shop's front page, or empty in a live run. */
    Optional<URI> shop() {
        return Optional.ofNullable(sample).map(server -> server.address().resolve("/"));
    }

    @Override
    public void close() {
        if (sample != null) {
            sample.close();
        }
    }

    private boolean isAsked(String setting) {
        return asked.passedOn().containsKey(setting);
    }
}
