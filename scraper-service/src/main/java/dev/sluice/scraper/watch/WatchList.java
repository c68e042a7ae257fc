package dev.sluice.scraper.watch;

import java.util.List;

/** A page of watches by id, with the cursor of the next page; null at the end. */
record WatchList(List<WatchView> items, String next) {

    static WatchList of(List<WatchView> items, int limit) {
        return new WatchList(
                items,
                items.size() < limit
                        ? null
                        : items.get(items.size() - 1).watch().watchId());
    }
}
