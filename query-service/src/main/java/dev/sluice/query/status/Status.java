package dev.sluice.query.status;

import dev.sluice.runtime.status.Backend;
import java.time.Instant;
import java.util.List;

/**
 * The status of this replica.
 *
 * @param readers connected to the live stream
 * @param cacheInUse whether Redis is read and written, its circuit breaker being closed
 */
record Status(
        String service,
        String version,
        Instant started,
        long uptimeSeconds,
        List<Backend> backends,
        long readers,
        boolean cacheInUse,
        List<FeedStatus> feeds) {
    /**
     * The events and reads of a feed in this replica since its start.
     *
     * @param heard announcements of stored rows received
     * @param perSecond heard, over the last minute
     * @param lag announcements that are not invalidated in Redis yet; null while Kafka is unavailable
     * @param hits reads answered by the cache
     * @param misses reads not answered by the cache
     */
    record FeedStatus(String feed, long heard, double perSecond, Long lag, long hits, long misses) {}
}
