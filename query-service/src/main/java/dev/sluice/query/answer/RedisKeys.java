package dev.sluice.query.answer;

/**
 * Keys that this service writes to Redis. Each family has a prefix of its own that ends before the id, so that no id,
 * however spelled, leads to a key of another family.
 */
final class RedisKeys {

    static final String EPOCH = "sluice:v1:epoch";

    private static final String ENTRY = "sluice:v1:";
    private static final String GENERATION = "sluice:v1g:";

    private RedisKeys() {}

    static String entry(String feed, String id) {
        return ENTRY + qualified(feed, id);
    }

    static String generation(String feed, String id) {
        return GENERATION + qualified(feed, id);
    }

    /** A feed name has no colon, so the first one ends it. */
    private static String qualified(String feed, String id) {
        if (feed.isEmpty() || feed.indexOf(':') >= 0) {
            throw new IllegalArgumentException("not a feed name: " + feed);
        }
        return feed + ":" + id;
    }
}
