package dev.sluice.scraper.watch;

import java.time.Instant;
import java.util.List;

/**
 * A watch as the API shows it.
 *
 * @param next slot, though one in which nothing is expected to have changed may be left out
 */
record WatchView(
        String watchId,
        String feed,
        String address,
        String asin,
        String site,
        String every,
        String cron,
        String zone,
        List<String> tags,
        String selector,
        Boolean browser,
        Instant createdAt,
        Instant updatedAt,
        Instant next) {

    static WatchView of(Watch watch, Instant next) {
        return new WatchView(
                watch.watchId(),
                watch.feed(),
                watch.address(),
                watch.asin(),
                watch.site(),
                watch.every(),
                watch.cron(),
                watch.zone(),
                watch.tags(),
                watch.selector(),
                watch.browser(),
                watch.createdAt(),
                watch.updatedAt(),
                next.equals(Instant.MAX) ? null : next);
    }
}
