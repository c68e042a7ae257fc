package dev.sluice.runtime.cassandra;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Opens the Cassandra session and retries until it is open, with exponential backoff from 1 to 10 s. */
public final class CassandraSession {

    private static final Logger LOG = Logger.getLogger(CassandraSession.class);
    private static final Duration MIN_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

    private CassandraSession() {}

    /**
     * Starts to open the session, and gives it to every subscriber once it is open. The driver itself waits for a
     * Cassandra that is unavailable, but a session to which Cassandra answered once and then broke off, or answered too
     * late, is never opened: it is discarded and another one created.
     */
    public static Uni<QuarkusCqlSession> open(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        // Shared by all subscribers: one that gives up must cancel a copy only, or the session is lost for good.
        CompletableFuture<QuarkusCqlSession> opened = attempt(sessions).subscribeAsCompletionStage();
        return Uni.createFrom().completionStage(opened::copy);
    }

    private static Uni<QuarkusCqlSession> attempt(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        return Uni.createFrom()
                .completionStage(sessions::get)
                .onFailure(CassandraSession::isConnectionFailure)
                .invoke(failure -> {
                    LOG.warn("backend=Cassandra disconnected while the session was opened, retrying", failure);
                    sessions.destroy(sessions.get());
                })
                .onFailure(CassandraSession::isConnectionFailure)
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .indefinitely();
    }

    private static boolean isConnectionFailure(Throwable failure) {
        // A stop of the service cancels.
        return !(failure instanceof CancellationException);
    }
}
