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
        List<FeedStatus> feeds) {}
