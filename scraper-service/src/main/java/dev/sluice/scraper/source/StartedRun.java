package dev.sluice.scraper.source;

import java.time.Instant;

/** A run started by an operator; its progress is in the list of sources. */
record StartedRun(String feed, String scrapeId, String task, Instant started) {}
