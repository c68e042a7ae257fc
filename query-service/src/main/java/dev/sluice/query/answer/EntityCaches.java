package dev.sluice.query.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.answer.EntityCache.Collaborators;
import dev.sluice.runtime.tracing.Tracing;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Creates the {@link EntityCache} of each feed and passes invalidations to all cache levels of this process. */
@Singleton
public final class EntityCaches {

    private final Collaborators shared;
    private final AnswerCache answers;
    private final Map<String, EntityCache<?>> byFeed = new ConcurrentHashMap<>();

    EntityCaches(
            RedisEntityStore redis,
            RedisCircuitBreaker breaker,
            CacheMetrics metrics,
            CacheSettings settings,
            ObjectMapper mapper,
            AnswerCache answers,
            Tracing tracing,
            StoreTraceLinks traceLinks) {
        this.shared = new Collaborators(redis, breaker, metrics, settings, mapper, tracing, traceLinks);
        this.answers = answers;
    }

    /**
     * Creates the cache of a feed; once per feed.
     *
     * @param feed name of the feed, as in its topics
     * @param type class of the entities, cached as JSON
     */
    public <T> EntityCache<T> of(String feed, Class<T> type) {
        if (!isKeyed(feed)) {
            throw new IllegalStateException(feed + " is listed in sluice.cache.keyless");
        }
        EntityCache<T> cached = new EntityCache<>(feed, type, shared);
        if (byFeed.putIfAbsent(feed, cached) != null) {
            throw new IllegalStateException(feed + " has a cache already");
        }
        return cached;
    }

    boolean isKeyed(String feed) {
        return !shared.settings().keyless().contains(feed);
    }

    /**
     * Invalidates in this process, after Redis. Whole answers come last, since loading one may join an older entity
     * load.
     */
    void invalidate(String feed, String id) {
        EntityCache<?> cached = byFeed.get(feed);
        if (cached != null) {
            cached.invalidate(id);
        }
        answers.invalidate(feed, id);
    }

    /** Enables the caches: every stored record is received from now on. */
    void enable() {
        byFeed.values().forEach(EntityCache::invalidateAll);
        answers.enable();
    }

    /** Disables the answer cache: stored records are no longer received. */
    void disable() {
        answers.disable();
    }
}
