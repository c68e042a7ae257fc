package dev.sluice.ingest.status;

import dev.sluice.runtime.status.Backend;
import java.time.Instant;
import java.util.List;

/** The status of this replica. */
record Status(
        String service,
        String version,
        Instant started,
        long uptimeSeconds,
        List<Backend> backends,
        List<FeedStatus> feeds) {}
