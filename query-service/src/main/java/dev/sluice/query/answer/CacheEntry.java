package dev.sluice.query.answer;

/**
 * Entry of the answer cache.
 *
 * @param answer the response sent
 * @param policy determines what invalidates it
 * @param era in which its load began
 * @param stamp of its feeds before its load began
 * @param startedAt start of its load, in nanoseconds
 * @param lifetime in nanoseconds from that start
 */
record CacheEntry(RenderedAnswer answer, CachePolicy policy, long era, long stamp, long startedAt, long lifetime) {

    /** Whether the entry may be sent, and if so, whether it needs a refresh. */
    enum Freshness {
        FRESH,
        AGED,
        INVALID
    }

    Freshness state(long now, long lag) {
        long age = now - startedAt;
        // Invalidating an entity removes its entry, so it needs no stamp.
        boolean stale = !policy.isKeyed() && policy.stamp() != stamp && (policy.isExact() || age >= lag);
        if (stale || (policy.isMoving() && age >= lag)) {
            return Freshness.INVALID;
        }
        return age < lifetime ? Freshness.FRESH : Freshness.AGED;
    }

    boolean isOlderThan(CacheEntry other) {
        return other != null && startedAt < other.startedAt;
    }
}
