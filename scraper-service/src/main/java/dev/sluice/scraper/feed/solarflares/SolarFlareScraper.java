package dev.sluice.scraper.feed.solarflares;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Collects flares from DONKI. */
@Singleton
final class SolarFlareScraper extends DonkiScraper {

    private final DonkiClient donki;
    private final SolarFlareSettings settings;

    SolarFlareScraper(DonkiClient donki, WindowedCollection windows, SolarFlareSettings settings) {
        super("solar-flares", settings, windows);
        this.donki = donki;
        this.settings = settings;
    }

    @Override
    Uni<WindowResult> collect(Window window, String scrapeId) {
        return donki.flares(settings, window)
                .map(response -> response.result(raw -> FlareMapping.map(raw).event(response.fetchedAt(), scrapeId)));
    }
}
