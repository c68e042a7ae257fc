package dev.sluice.query;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads the cache metrics and waits for the Redis circuit breaker. */
@Singleton
public class CacheCounters {

    private final MeterRegistry registry;

    CacheCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Count of a Redis operation for this feed. */
    public double redis(String feed, String what) {
        return registry.counter("sluice.cache", "feed", feed, "level", "redis", "what", what)
                .count();
    }

    /** Count of an answer cache operation for this feed. */
    public double near(String feed, String what) {
        return registry.counter("sluice.cache", "feed", feed, "level", "near", "what", what)
                .count();
    }

    /** Whether the circuit breaker allows the use of Redis. */
    public boolean isRedisUsed() {
        return registry.get("sluice.cache.gate").gauge().value() == 1;
    }

    /** Waits until Redis is used. */
    public void awaitRedisUsed() {
        await().atMost(Duration.ofSeconds(30)).until(this::isRedisUsed);
    }
}
