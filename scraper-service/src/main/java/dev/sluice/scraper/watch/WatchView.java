package dev.sluice.scraper.watch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A watch as the API returns it, with its next slot, which may be skipped while the page does not change. */
record WatchView(@JsonUnwrapped Watch watch, Instant next) {

    static WatchView of(Watch watch, Instant next) {
        return new WatchView(watch, next.equals(Instant.MAX) ? null : next);
    }
}
