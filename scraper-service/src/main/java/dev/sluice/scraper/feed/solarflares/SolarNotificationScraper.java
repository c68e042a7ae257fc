package dev.sluice.scraper.feed.solarflares;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Collects notifications from DONKI. */
@Singleton
final class SolarNotificationScraper extends DonkiScraper {

    private final DonkiClient donki;
    private final SolarNotificationSettings settings;

    SolarNotificationScraper(DonkiClient donki, WindowedCollection windows, SolarNotificationSettings settings) {
        super("solar-notifications", settings, windows);
        this.donki = donki;
        this.settings = settings;
    }

    @Override
    Uni<WindowResult> collect(Window window, String scrapeId) {
        return donki.notifications(settings, window)
                .map(response ->
                        response.result(raw -> SolarNotification.of(raw).event(response.fetchedAt(), scrapeId)));
    }
}
