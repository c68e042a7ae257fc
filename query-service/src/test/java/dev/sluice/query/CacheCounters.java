package dev.sluice.query;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads what the cache counted, and waits until Redis is in use. */
@Singleton
public class CacheCounters {

    private final MeterRegistry registry;

    CacheCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How often the cache did that for this feed. */
    public double redis(String feed, String what) {
        return registry.counter("sluice.cache", "feed", feed, "level", "redis", "what", what)
                .count();
    }

    /** How often the near cache did that for this feed. */
    public double near(String feed, String what) {
        return registry.counter("sluice.cache", "feed", feed, "level", "near", "what", what)
                .count();
    }

    /** Whether Redis is read and written. */
    public boolean isRedisUsed() {
        return registry.get("sluice.cache.gate").gauge().value() == 1;
    }

    /** Waits until it is. */
    public void awaitRedisUsed() {
        await().atMost(Duration.ofSeconds(30)).until(this::isRedisUsed);
    }
}
