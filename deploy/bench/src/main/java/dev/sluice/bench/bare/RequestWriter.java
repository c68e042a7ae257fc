package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Writes the rows of events with a limited number of requests in flight. */
abstract class RequestWriter {

    private final CqlSession session;
    private final Map<Integer, Semaphore> permits = new ConcurrentHashMap<>();

    RequestWriter(CqlSession session) {
        this.session = session;
    }

    /** Sends the requests of a poll's events; returns when the last is sent. */
    abstract void write(List<PendingEvent> events, int maxInFlight);

    /** Sends a request once fewer than the limit are in flight. */
    void send(Statement<?> request, List<PendingEvent> events, int maxInFlight) {
        Semaphore free = permits.computeIfAbsent(maxInFlight, Semaphore::new);
        free.acquireUninterruptibly();
        session.executeAsync(request).whenComplete((result, failure) -> {
            BareLoop.exitOn(failure);
            free.release();
            events.forEach(PendingEvent::written);
        });
    }
}
