package dev.sluice.query.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.cache.Cached.Parts;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each room its {@link Cached} and tells them all what to forget. */
@Singleton
public final class Caches {

    private final Parts parts;
    private final Map<String, Cached<?>> byFeed = new ConcurrentHashMap<>();

    Caches(RedisEntries redis, RedisGate gate, CacheMetrics metrics, CacheSettings settings, ObjectMapper mapper) {
        this.parts = new Parts(redis, gate, metrics, settings, mapper);
    }

    /**
     * The cache of one feed, made once by its room.
     *
     * @param feed the feed's word, as in its topics
     * @param type what is cached, as JSON
     */
    public <T> Cached<T> of(String feed, Class<T> type) {
        Cached<T> cached = new Cached<>(feed, type, parts);
        if (byFeed.putIfAbsent(feed, cached) != null) {
            throw new IllegalStateException(feed + " has a cache already");
        }
        return cached;
    }

    /** Forgets in this process; Redis is told before. */
    void forget(String feed, String id) {
        Cached<?> cached = byFeed.get(feed);
        if (cached != null) {
            cached.forget(id);
        }
    }

    void forgetAll() {
        byFeed.values().forEach(Cached::forgetAll);
    }
}
