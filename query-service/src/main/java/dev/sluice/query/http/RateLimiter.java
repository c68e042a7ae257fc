package dev.sluice.query.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Token bucket per client, stored as one number: the time at which the bucket would be full again. */
@RegisterForReflection(
        // Generated classes that Caffeine looks up by name.
        classNames = {"com.github.benmanes.caffeine.cache.SSMSA", "com.github.benmanes.caffeine.cache.PSAMS"})
@Singleton
final class RateLimiter {

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final boolean on;
    private final long tokenNanos;
    private final long capacityNanos;
    private final Cache<String, AtomicLong> full;
    private final Counter refused;

    RateLimiter(RateLimitSettings settings, MeterRegistry registry) {
        this.on = settings.perSecond() > 0;
        this.tokenNanos = on ? NANOS_PER_SECOND / settings.perSecond() : 0;
        this.capacityNanos = tokenNanos * settings.burst();
        this.full = Caffeine.newBuilder()
                .maximumSize(settings.clients())
                // An idle bucket is full by then, so dropping it changes nothing.
                .expireAfterAccess(Duration.ofNanos(capacityNanos + NANOS_PER_SECOND))
                .build();
        this.refused = registry.counter("sluice.limit.refused");
    }

    /** Takes a token of this client; returns zero, or the seconds to wait if there is none. */
    long take(String client) {
        return on ? take(full.get(client, first -> new AtomicLong(Long.MIN_VALUE)), System.nanoTime()) : 0;
    }

    private long take(AtomicLong bucket, long now) {
        while (true) {
            long before = bucket.get();
            long after = Math.max(before, now) + tokenNanos;
            if (after - now > capacityNanos) {
                refused.increment();
                return 1 + (after - now - capacityNanos) / NANOS_PER_SECOND;
            }
            if (bucket.compareAndSet(before, after)) {
                return 0;
            }
        }
    }
}
