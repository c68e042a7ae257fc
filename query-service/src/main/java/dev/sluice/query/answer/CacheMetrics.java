package dev.sluice.query.answer;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the cache did, by feed, and whether Redis is used. */
@Singleton
final class CacheMetrics {

    private final MeterRegistry registry;
    private final RedisCircuitBreaker gate;

    CacheMetrics(MeterRegistry registry, RedisCircuitBreaker gate) {
        this.registry = registry;
        this.gate = gate;
    }

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.cache.gate", gate, open -> open.isOpen() ? 1 : 0)
                .description("1 while Redis is read and written, 0 while it is left alone")
                .register(registry);
    }

    /** How full the near cache is. */
    void weighs(Cache<?, ?> near) {
        Gauge.builder("sluice.cache.near", near, CacheMetrics::weight)
                .baseUnit("bytes")
                .description("What the answers kept in this process weigh")
                .register(registry);
    }

    AnswerCacheCounters near(String feed) {
        return new AnswerCacheCounters(
                near(feed, "hit"),
                near(feed, "miss"),
                near(feed, "joined"),
                near(feed, "stale"),
                near(feed, "overtaken"),
                near(feed, "error"));
    }

    /**
     * Of Redis, one of: hit, miss, skipped (gate closed), store, overtaken (not stored, since forgotten meanwhile), form
     * (stored by another version), error.
     */
    void count(String feed, String what) {
        counter(feed, "redis", what).increment();
    }

    /** A row's key was forgotten by a channel, this long after it was announced. */
    void forgotten(String feed, String channel, Duration after) {
        registry.timer("sluice.cache.forgets", "feed", feed, "channel", channel).record(after);
    }

    private Counter near(String feed, String what) {
        return counter(feed, "near", what);
    }

    private Counter counter(String feed, String level, String what) {
        return registry.counter("sluice.cache", "feed", feed, "level", level, "what", what);
    }

    private static double weight(Cache<?, ?> near) {
        return near.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** A record that names nothing to forget. */
    void keyless(String channel) {
        registry.counter("sluice.cache.keyless", "channel", channel).increment();
    }
}
