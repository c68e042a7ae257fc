package dev.sluice.scraper.source;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;

/** Implemented by a source that can collect a span of the past. */
public interface Backfill {

    /**
     * Collects the events of a span of days (UTC), both ends included.
     *
     * @param scrapeId id of the run, carried by every event that it publishes
     * @param from first day
     * @param to last day, not before the first
     * @return the result of the run
     */
    Uni<RunResult> backfill(String scrapeId, LocalDate from, LocalDate to);
}
