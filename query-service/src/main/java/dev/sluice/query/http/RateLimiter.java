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

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final boolean on;
    private final long token;
    private final long depth;
    private final Cache<String, AtomicLong> full;
    private final Counter refused;

    RateLimiter(RateLimitSettings settings, MeterRegistry registry) {
        this.on = settings.perSecond() > 0;
        this.token = on ? SECOND / settings.perSecond() : 0;
        this.depth = token * settings.burst();
        this.full = Caffeine.newBuilder()
                .maximumSize(settings.clients())
                // By then the bucket is full, as a new one is.
                .expireAfterAccess(Duration.ofNanos(depth + SECOND))
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
            long after = Math.max(before, now) + token;
            if (after - now > depth) {
                refused.increment();
                return 1 + (after - now - depth) / SECOND;
            }
            if (bucket.compareAndSet(before, after)) {
                return 0;
            }
        }
    }
}
