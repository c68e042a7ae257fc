package dev.sluice.query.status;

import java.time.Instant;
import java.util.List;

/**
 * What this replica tells of itself.
 *
 * @param readers of the live stream, connected now
 * @param cacheInUse whether Redis is read and written, and not left alone
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
