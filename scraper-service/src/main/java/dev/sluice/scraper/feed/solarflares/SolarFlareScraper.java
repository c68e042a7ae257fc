package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.source.Backfill;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Collects flares over a sliding window of days, and any span of the past when asked. */
@Singleton
final class SolarFlareScraper implements Source, Backfill {

    private final DonkiClient donki;
    private final WindowRuns windows;
    private final SolarFlareSettings settings;

    SolarFlareScraper(DonkiClient donki, WindowRuns windows, SolarFlareSettings settings) {
        this.donki = donki;
        this.windows = windows;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "solar-flares";
    }

    @Override
    public String every() {
        return settings.every();
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        return run(scrapeId, LocalDate.now(ZoneOffset.UTC));
    }

    /** A run of another day. */
    Uni<RunResult> run(String scrapeId, LocalDate today) {
        return windows.sliding(name(), settings, today, window -> collect(window, scrapeId));
    }

    @Override
    public Uni<RunResult> backfill(String scrapeId, LocalDate from, LocalDate to) {
        return windows.span(name(), settings, from, to, window -> collect(window, scrapeId));
    }

    @Override
    public Map<String, Long> progress() {
        return windows.progress(name());
    }

    private Uni<Collected> collect(Window window, String scrapeId) {
        return donki.flares(settings, window)
                .map(answer -> new Collected(
                        answer.items().stream()
                                .map(raw -> FlareMapping.map(raw).event(answer.fetchedAt(), scrapeId))
                                .toList(),
                        answer.exhausted()));
    }
}
