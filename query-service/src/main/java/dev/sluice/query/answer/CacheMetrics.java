package dev.sluice.query.answer;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Metrics of both cache levels per feed, and of the Redis circuit breaker. */
@Singleton
final class CacheMetrics {

    private final MeterRegistry registry;
    private final RedisCircuitBreaker redis;

    CacheMetrics(MeterRegistry registry, RedisCircuitBreaker redis) {
        this.registry = registry;
        this.redis = redis;
    }

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.cache.gate", redis, breaker -> breaker.isRedisUsed() ? 1 : 0)
                .description("1 while Redis is used, 0 while the circuit breaker has disabled it")
                .register(registry);
    }

    void registerWeight(Cache<?, ?> near) {
        Gauge.builder("sluice.cache.near", near, CacheMetrics::weight)
                .baseUnit("bytes")
                .description("Weight of the answers cached in this process")
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
     * Counts a Redis operation: hit, miss, skipped (circuit breaker open), store, overtaken (not stored because it was
     * invalidated during the load), form (stored by a version with other fields) or error.
     */
    void count(String feed, String what) {
        counter(feed, "redis", what).increment();
    }

    /** Records an invalidation and the delay since its row was announced. */
    void invalidated(String feed, String channel, Duration delay) {
        registry.timer("sluice.cache.forgets", "feed", feed, "channel", channel).record(delay);
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

    /** Counts a record without a key, which invalidates nothing. */
    void countKeyless(String channel) {
        registry.counter("sluice.cache.keyless", "channel", channel).increment();
    }

    /**
     * Counters of the answer cache for one feed, looked up once because finding a counter costs more than an answer.
     *
     * @param hit answers sent from memory
     * @param miss answers loaded
     * @param joined requests that waited for the load of another
     * @param stale aged answers sent while another request refreshed them or because the load failed
     * @param overtaken answers loaded but not kept because they were invalidated meanwhile
     * @param error loads that failed
     */
    record AnswerCacheCounters(
            Counter hit, Counter miss, Counter joined, Counter stale, Counter overtaken, Counter error) {}
}
