package dev.sluice.scraper.status;

import java.time.Instant;
import java.util.List;

/**
 * What this replica tells of itself.
 *
 * @param sources where schedules, newest runs and their progress are told
 */
record Status(
        String service,
        String version,
        Instant started,
        long uptimeSeconds,
        List<Backend> backends,
        String sources,
        List<FeedStatus> feeds) {}
