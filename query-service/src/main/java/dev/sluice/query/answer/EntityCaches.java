package dev.sluice.query.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.answer.EntityCache.Collaborators;
import dev.sluice.query.trace.Traces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each room its {@link EntityCache} and tells them all what to forget. */
@Singleton
public final class EntityCaches {

    private final Collaborators parts;
    private final AnswerCache near;
    private final Map<String, EntityCache<?>> byFeed = new ConcurrentHashMap<>();

    EntityCaches(
            RedisEntityStore redis,
            RedisCircuitBreaker gate,
            CacheMetrics metrics,
            CacheSettings settings,
            ObjectMapper mapper,
            AnswerCache near,
            Traces traces,
            StoreTraceLinks origins) {
        this.parts = new Collaborators(redis, gate, metrics, settings, mapper, traces, origins);
        this.near = near;
    }

    /**
     * The cache of one feed, made once by its room.
     *
     * @param feed the feed's word, as in its topics
     * @param type what is cached, as JSON
     */
    public <T> EntityCache<T> of(String feed, Class<T> type) {
        if (!isKeyed(feed)) {
            throw new IllegalStateException(feed + " stands in sluice.cache.keyless");
        }
        EntityCache<T> cached = new EntityCache<>(feed, type, parts);
        if (byFeed.putIfAbsent(feed, cached) != null) {
            throw new IllegalStateException(feed + " has a cache already");
        }
        return cached;
    }

    /** Whether Redis may have something of this feed. */
    boolean isKeyed(String feed) {
        return !parts.settings().keyless().contains(feed);
    }

    /** Forgets in this process; Redis is told before. Whole answers last: a load of one may join an older flight. */
    void forget(String feed, String id) {
        EntityCache<?> cached = byFeed.get(feed);
        if (cached != null) {
            cached.forget(id);
        }
        near.forget(feed, id);
    }

    /** From now on everything that is stored is heard of. */
    void begin() {
        byFeed.values().forEach(EntityCache::forgetAll);
        near.open();
    }

    /** From now on nothing is heard of. */
    void end() {
        near.close();
    }
}
