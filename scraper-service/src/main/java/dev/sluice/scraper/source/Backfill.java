package dev.sluice.scraper.source;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;

/** What a source offers besides when it can collect a span of the past. */
public interface Backfill {

    /**
     * Collects what happened from the first to the last of these days (UTC), both included.
     *
     * @param scrapeId names this run in every event that it publishes
     * @param from first day
     * @param to last day, not before the first
     * @return what came of it
     */
    Uni<RunResult> backfill(String scrapeId, LocalDate from, LocalDate to);
}
