package dev.sluice.scraper.queue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A host that is this replica's for a while. Requests of this process go in and out; the last one out closes it. */
public final class HostLease {

    private final String host;
    private final long token;
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private int inside;
    private boolean closing;
    private Duration pause = Duration.ZERO;

    HostLease(String host, long token) {
        this.host = host;
        this.token = token;
    }

    String host() {
        return host;
    }

    /** The lease's number; a higher one was given later. */
    long token() {
        return token;
    }

    /** False when it is about to be given back. */
    synchronized boolean join() {
        if (closing) {
            return false;
        }
        inside++;
        return true;
    }

    /** Answers whether nobody is left inside. */
    synchronized boolean leave(Duration wanted) {
        inside--;
        if (wanted.compareTo(pause) > 0) {
            pause = wanted;
        }
        if (closing && inside == 0) {
            empty.complete(null);
        }
        return inside == 0;
    }

    /** Lets nobody in any more; completes when the last has gone. */
    synchronized Uni<Void> close() {
        closing = true;
        if (inside == 0) {
            empty.complete(null);
        }
        return Uni.createFrom().completionStage(empty);
    }

    /** The longest that a request asked to be kept after it; zero if there was none. */
    synchronized Duration pause() {
        return pause;
    }
}
