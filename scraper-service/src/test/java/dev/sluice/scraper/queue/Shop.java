package dev.sluice.scraper.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts that notice when two visitors are there at once, or one comes too soon after the last. */
final class Shop {

    private final long pause;
    private final Map<String, Integer> inside = new ConcurrentHashMap<>();
    private final Map<String, Long> left = new ConcurrentHashMap<>();
    final AtomicInteger visits = new AtomicInteger();
    final AtomicInteger together = new AtomicInteger();
    final AtomicInteger tooSoon = new AtomicInteger();

    Shop(Duration pause) {
        this.pause = pause.toNanos();
    }

    void enter(String host) {
        visits.incrementAndGet();
        if (inside.merge(host, 1, Integer::sum) > 1) {
            together.incrementAndGet();
        }
        Long last = left.get(host);
        if (last != null && System.nanoTime() - last < pause) {
            tooSoon.incrementAndGet();
        }
    }

    void leave(String host) {
        left.put(host, System.nanoTime());
        inside.merge(host, -1, Integer::sum);
    }
}
