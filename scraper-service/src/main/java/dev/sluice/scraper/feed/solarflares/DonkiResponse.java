package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.publish.OutboundEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** DONKI's response for a window of days; exhausted if DONKI allows no further request for now. */
record DonkiResponse<T>(List<T> items, Instant fetchedAt, boolean exhausted) {

    WindowResult result(Function<T, OutboundEvent> mapping) {
        return new WindowResult(items.stream().map(mapping).toList(), exhausted);
    }
}
