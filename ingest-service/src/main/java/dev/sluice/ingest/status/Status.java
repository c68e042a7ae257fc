package dev.sluice.ingest.status;

import dev.sluice.runtime.status.Backend;
import java.time.Instant;
import java.util.List;

record Status(
        String service,
        String version,
        Instant started,
        long uptimeSeconds,
        List<Backend> backends,
        List<FeedStatus> feeds) {
    /**
     * One feed's account in this process since its start: received = stored + rejected + in flight.
     *
     * @param perSecond received, over the last minute
     * @param lag events of the feed's topic that are not settled yet, of all replicas; null while Kafka does not answer
     * @param oldestSeconds age of the oldest in flight; 0 if there is none
     */
    record FeedStatus(
            String feed,
            long received,
            long stored,
            long rejected,
            long inFlight,
            double oldestSeconds,
            double perSecond,
            Long lag) {}
}
