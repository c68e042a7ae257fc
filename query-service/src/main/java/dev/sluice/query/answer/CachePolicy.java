package dev.sluice.query.answer;

import dev.sluice.query.answer.CacheMetrics.AnswerCacheCounters;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cache policy of a resource method, derived once from its {@link CachedAnswer} annotation.
 *
 * @param annotation the annotation of the resource method
 * @param stamps one counter per feed, incremented on every stored record; their sum changes when any of them does
 * @param counters metrics of the first feed
 */
public record CachePolicy(CachedAnswer annotation, List<AtomicLong> stamps, AnswerCacheCounters counters) {

    private static final String ROOT = "/v1/";

    long stamp() {
        long sum = 0;
        for (int i = 0; i < stamps.size(); i++) {
            sum += stamps.get(i).get();
        }
        return sum;
    }

    boolean isKeyed() {
        return annotation.key().length > 0;
    }

    /** Whether a stale answer would be wrong. */
    boolean isExact() {
        return isKeyed() || annotation.exact();
    }

    boolean isMoving() {
        return annotation.moving();
    }

    /** Whether invalidating this key would find the answer; an entity served at any other path is not cached. */
    public boolean covers(String address, String key) {
        return !isKeyed() || address.equals(entityPath(annotation.feeds()[0], key));
    }

    static String entityPath(String feed, String key) {
        return ROOT + feed + "/" + key;
    }
}
