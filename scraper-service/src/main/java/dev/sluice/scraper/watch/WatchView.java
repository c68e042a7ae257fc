package dev.sluice.scraper.watch;

import java.time.Instant;
import java.util.List;

/**
 * A watch as the API returns it.
 *
 * @param next slot, which may be skipped if the page has not changed for some time
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
        Integer scrolls,
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
                watch.scrolls(),
                watch.createdAt(),
                watch.updatedAt(),
                next.equals(Instant.MAX) ? null : next);
    }
}
