package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.source.Backfill;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Collects a feed of DONKI over a sliding window of days, and any span of the past on request. */
abstract class DonkiScraper implements Source, Backfill {

    private final String feed;
    private final DonkiSettings settings;
    private final WindowedCollection windows;

    DonkiScraper(String feed, DonkiSettings settings, WindowedCollection windows) {
        this.feed = feed;
        this.settings = settings;
        this.windows = windows;
    }

    abstract Uni<WindowResult> collect(Window window, String scrapeId);

    @Override
    public final String name() {
        return feed;
    }

    @Override
    public final String every() {
        return settings.every();
    }

    @Override
    public final Uni<RunResult> run(String scrapeId) {
        return run(scrapeId, LocalDate.now(ZoneOffset.UTC));
    }

    final Uni<RunResult> run(String scrapeId, LocalDate today) {
        return windows.sliding(feed, settings, today, window -> collect(window, scrapeId));
    }

    @Override
    public final Uni<RunResult> backfill(String scrapeId, LocalDate from, LocalDate to) {
        return windows.span(feed, settings, from, to, window -> collect(window, scrapeId));
    }

    @Override
    public final Map<String, Long> progress() {
        return windows.progress(feed);
    }
}
