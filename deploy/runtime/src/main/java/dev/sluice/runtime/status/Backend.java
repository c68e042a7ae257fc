package dev.sluice.runtime.status;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Whether a backend of the service is available.
 *
 * @param name in lower case
 * @param up whether it answered in time
 */
public record Backend(String name, boolean up) {

    /** Limits a query to a backend: a status that is polled every two seconds must not wait for an unavailable one. */
    public static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Up if the query completes in time. */
    public static Uni<Backend> check(String name, Uni<?> query) {
        return query.ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(answer -> new Backend(name, true))
                .onFailure()
                .recoverWithItem(new Backend(name, false));
    }
}
