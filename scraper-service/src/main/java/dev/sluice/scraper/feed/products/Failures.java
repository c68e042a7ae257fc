package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.FetchFailed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What one run could not have, counted by reason. */
final class Failures {

    private final ConcurrentMap<String, Long> counts = new ConcurrentHashMap<>();

    void add(FetchFailed failure) {
        counts.merge(failure.reason().tag(), 1L, Long::sum);
    }

    Map<String, Long> byReason() {
        return Map.copyOf(counts);
    }
}
