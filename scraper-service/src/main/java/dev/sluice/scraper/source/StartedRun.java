package dev.sluice.scraper.source;

import java.time.Instant;

/**
 * A run started by an operator; its progress is in the list of sources.
 *
 * @param feed of the source
 * @param scrapeId carried by every event of this run
 * @param task {@code run} or {@code backfill}
 * @param started time of its start
 */
record StartedRun(String feed, String scrapeId, String task, Instant started) {}
