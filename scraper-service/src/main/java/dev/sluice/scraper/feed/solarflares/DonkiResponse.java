package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.publish.OutboundEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * DONKI's response for a window of days.
 *
 * @param exhausted whether it was the last request that DONKI allows for now
 */
record DonkiResponse<T>(List<T> items, Instant fetchedAt, boolean exhausted) {

    WindowResult result(Function<T, OutboundEvent> mapping) {
        return new WindowResult(items.stream().map(mapping).toList(), exhausted);
    }
}
