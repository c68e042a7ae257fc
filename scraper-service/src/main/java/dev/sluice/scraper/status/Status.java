package dev.sluice.scraper.status;

import dev.sluice.runtime.status.Backend;
import java.time.Instant;
import java.util.List;

/** The status of this replica, with the path of schedules, latest runs and their progress. */
record Status(
        String service,
        String version,
        Instant started,
        long uptimeSeconds,
        List<Backend> backends,
        String sources,
        List<FeedStatus> feeds) {}
