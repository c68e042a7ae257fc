package dev.sluice.query.cache;

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
    private final RedisGate gate;

    CacheMetrics(MeterRegistry registry, RedisGate gate) {
        this.registry = registry;
        this.gate = gate;
    }

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.cache.gate", gate, open -> open.isOpen() ? 1 : 0)
                .description("1 while Redis is read and written, 0 while it is left alone")
                .register(registry);
    }

    /** One of: hit, miss, skipped (gate closed), store, overtaken (not stored, since forgotten meanwhile), error. */
    void count(String feed, String what) {
        registry.counter("sluice.cache", "feed", feed, "what", what).increment();
    }

    /** A row's key was forgotten by a channel, this long after it was announced. */
    void forgotten(String feed, String channel, Duration after) {
        registry.timer("sluice.cache.forgets", "feed", feed, "channel", channel).record(after);
    }

    /** A record that names nothing to forget. */
    void keyless(String channel) {
        registry.counter("sluice.cache.keyless", "channel", channel).increment();
    }
}
