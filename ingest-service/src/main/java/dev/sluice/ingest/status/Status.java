package dev.sluice.ingest.status;

import java.time.Instant;
import java.util.List;

/** What this replica tells of itself. */
record Status(
        String service,
        String version,
        Instant started,
        long uptimeSeconds,
        List<Backend> backends,
        List<FeedStatus> feeds) {}
