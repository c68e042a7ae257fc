package dev.sluice.scraper.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts visits to hosts, those that overlap, and those that start too soon after the previous one. */
final class FakeHosts {

    private final long delay;
    private final Map<String, Integer> inside = new ConcurrentHashMap<>();
    private final Map<String, Long> left = new ConcurrentHashMap<>();
    final AtomicInteger visits = new AtomicInteger();
    final AtomicInteger overlapping = new AtomicInteger();
    final AtomicInteger tooSoon = new AtomicInteger();

    FakeHosts(Duration delay) {
        this.delay = delay.toNanos();
    }

    void enter(String host) {
        visits.incrementAndGet();
        if (inside.merge(host, 1, Integer::sum) > 1) {
            overlapping.incrementAndGet();
        }
        Long last = left.get(host);
        if (last != null && System.nanoTime() - last < delay) {
            tooSoon.incrementAndGet();
        }
    }

    void leave(String host) {
        left.put(host, System.nanoTime());
        inside.merge(host, -1, Integer::sum);
    }
}
