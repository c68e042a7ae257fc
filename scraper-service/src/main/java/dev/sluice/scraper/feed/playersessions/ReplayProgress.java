package dev.sluice.scraper.feed.playersessions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Progress of a run, shown to operators meanwhile. Bytes are compressed ones, counted in every pass. */
final class ReplayProgress {

    final AtomicLong lines = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong bytesTotal = new AtomicLong();
    final AtomicLong events = new AtomicLong();
    final AtomicLong tooLong = new AtomicLong();

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("lines", lines.get());
        counts.put("bytes", bytes.get());
        counts.put("bytesTotal", bytesTotal.get());
        counts.put("events", events.get());
        counts.put("tooLong", tooLong.get());
        return counts;
    }
}
