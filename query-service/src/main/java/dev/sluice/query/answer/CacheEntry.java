package dev.sluice.query.answer;

/**
 * An answer in the near cache.
 *
 * @param answer what is sent
 * @param basis what makes it invalid
 * @param era in which its load began
 * @param stamp of its feeds before its load began
 * @param begun when its load began, in nanoseconds
 * @param lifetime in nanoseconds from then
 */
record CacheEntry(RenderedAnswer answer, CachePolicy basis, long era, long stamp, long begun, long lifetime) {

    /** Whether it may be sent, and if so, whether somebody should refresh it. */
    enum Freshness {
        FRESH,
        AGED,
        INVALID
    }

    Freshness state(long now, long lag) {
        long age = now - begun;
        // An entity that is forgotten is taken out, so that it needs no stamp.
        boolean overtaken = !basis.isKeyed() && basis.stamp() != stamp && (basis.isExact() || age >= lag);
        if (overtaken || (basis.isMoving() && age >= lag)) {
            return Freshness.INVALID;
        }
        return age < lifetime ? Freshness.FRESH : Freshness.AGED;
    }

    boolean isOlderThan(CacheEntry other) {
        return other != null && begun < other.begun;
    }
}
