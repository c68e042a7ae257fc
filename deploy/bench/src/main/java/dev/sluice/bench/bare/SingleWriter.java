package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;

/** Sends a request for each statement. */
final class SingleWriter extends RequestWriter {

    SingleWriter(CqlSession session) {
        super(session);
    }

    @Override
    void write(List<PendingEvent> events, int maxInFlight) {
        for (PendingEvent event : events) {
            List<PendingEvent> written = List.of(event);
            event.statements().forEach(statement -> send(statement, written, maxInFlight));
        }
    }
}
