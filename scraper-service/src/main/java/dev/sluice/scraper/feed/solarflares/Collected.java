package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.publish.Event;
import java.util.List;

/**
 * The events of one window.
 *
 * @param exhausted whether DONKI allows no further request for now
 */
record Collected(List<Event> events, boolean exhausted) {}
