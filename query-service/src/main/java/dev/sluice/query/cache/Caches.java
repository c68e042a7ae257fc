package dev.sluice.query.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.cache.Cached.Parts;
import dev.sluice.query.trace.Traces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each room its {@link Cached} and tells them all what to forget. */
@Singleton
public final class Caches {

    private final Parts parts;
    private final Near near;
    private final Map<String, Cached<?>> byFeed = new ConcurrentHashMap<>();

    Caches(
            RedisEntries redis,
            RedisGate gate,
            CacheMetrics metrics,
            CacheSettings settings,
            ObjectMapper mapper,
            Near near,
            Traces traces,
            Origins origins) {
        this.parts = new Parts(redis, gate, metrics, settings, mapper, traces, origins);
        this.near = near;
    }

    /**
     * The cache of one feed, made once by its room.
     *
     * @param feed the feed's word, as in its topics
     * @param type what is cached, as JSON
     */
    public <T> Cached<T> of(String feed, Class<T> type) {
        if (!isKeyed(feed)) {
            throw new IllegalStateException(feed + " stands in sluice.cache.keyless");
        }
        Cached<T> cached = new Cached<>(feed, type, parts);
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
        Cached<?> cached = byFeed.get(feed);
        if (cached != null) {
            cached.forget(id);
        }
        near.forget(feed, id);
    }

    /** From now on everything that is stored is heard of. */
    void begin() {
        byFeed.values().forEach(Cached::forgetAll);
        near.open();
    }

    /** From now on nothing is heard of. */
    void end() {
        near.close();
    }
}
