package dev.sluice.scraper.feed.solarflares;

import java.util.LinkedHashMap;
import java.util.Map;

/** Progress of a run: windows done of the total, and events acknowledged by Kafka. */
record WindowProgress(int done, int total, long published) {

    WindowProgress plus(int events) {
        return new WindowProgress(done + 1, total, published + events);
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("windowsDone", (long) done);
        counts.put("windowsTotal", (long) total);
        counts.put("published", published);
        return counts;
    }
}
