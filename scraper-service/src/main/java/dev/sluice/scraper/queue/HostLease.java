package dev.sluice.scraper.queue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** This replica's lease on a host, shared by its requests; released when the last one ends. */
public final class HostLease {

    private final String host;
    private final long token;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int requests;
    private boolean closing;
    private Duration delay = Duration.ZERO;

    HostLease(String host, long token) {
        this.host = host;
        this.token = token;
    }

    String host() {
        return host;
    }

    /** Fencing token; later leases have higher numbers. */
    long token() {
        return token;
    }

    /** Adds a request; false once the lease is closing. */
    synchronized boolean join() {
        if (closing) {
            return false;
        }
        requests++;
        return true;
    }

    /** Ends a request, which wants this delay before the host's next one. */
    synchronized void leave(Duration wanted) {
        requests--;
        if (wanted.compareTo(delay) > 0) {
            delay = wanted;
        }
        completeWhenDrained();
    }

    /** Admits no further requests; completes when the last one has ended. */
    synchronized Uni<Void> close() {
        closing = true;
        completeWhenDrained();
        return Uni.createFrom().completionStage(drained);
    }

    private void completeWhenDrained() {
        if (closing && requests == 0) {
            drained.complete(null);
        }
    }

    /** The longest delay that one of the requests wanted after it; zero if there was none. */
    synchronized Duration delay() {
        return delay;
    }
}
