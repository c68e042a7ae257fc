package dev.sluice.query.answer;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one kind of answer rests on, made once of its method's {@link CachedAnswer}.
 *
 * @param says what the room said
 * @param stamps of its feeds, which only grow, so that their sum tells whether any of them did
 * @param counters of its first feed
 */
public record CachePolicy(CachedAnswer says, List<AtomicLong> stamps, AnswerCacheCounters counters) {

    private static final String ROOT = "/v1/";

    long stamp() {
        long sum = 0;
        for (int i = 0; i < stamps.size(); i++) {
            sum += stamps.get(i).get();
        }
        return sum;
    }

    boolean isKeyed() {
        return says.key().length > 0;
    }

    /** Whether a late answer would be wrong. */
    boolean isExact() {
        return isKeyed() || says.exact();
    }

    boolean isMoving() {
        return says.moving();
    }

    /** Whether a forget of this key would find the answer: an entity at another address is not kept. */
    public boolean reaches(String address, String key) {
        return !isKeyed() || address.equals(entity(says.feeds()[0], key));
    }

    /** Where the entity with this key is answered. */
    static String entity(String feed, String key) {
        return ROOT + feed + "/" + key;
    }
}
