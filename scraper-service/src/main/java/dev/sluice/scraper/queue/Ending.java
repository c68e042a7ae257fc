package dev.sluice.scraper.queue;

import java.time.Duration;

/**
 * What came of a task.
 *
 * @param state that the request is in now
 * @param reasons JSON, or empty to leave those of before
 * @param event id of the event it gave, or empty
 * @param rest how long the host is to be left alone at least
 * @param pause before the next attempt, if there is one
 */
public record Ending(ScrapeState state, String reasons, String event, Duration rest, Duration pause) {}
