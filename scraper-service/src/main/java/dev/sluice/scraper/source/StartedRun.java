package dev.sluice.scraper.source;

import java.time.Instant;

/**
 * A run that was asked for and has begun; how it goes is in the list of sources.
 *
 * @param feed of the source
 * @param scrapeId carried by every event of this run
 * @param task {@code run} or {@code backfill}
 * @param started when it began
 */
record StartedRun(String feed, String scrapeId, String task, Instant started) {}
