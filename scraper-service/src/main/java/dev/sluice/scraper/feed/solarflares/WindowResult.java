package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.publish.OutboundEvent;
import java.util.List;

/** The events of one window; exhausted if DONKI allows no further request for now. */
record WindowResult(List<OutboundEvent> events, boolean exhausted) {}
