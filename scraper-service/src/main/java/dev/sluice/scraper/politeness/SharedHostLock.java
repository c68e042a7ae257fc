package dev.sluice.scraper.politeness;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;

/** Lock per host across replicas; {@link LocalHostLock} orders the requests of this process before it. */
@FunctionalInterface
public interface SharedHostLock {

    /**
     * Waits until no other replica holds the host and the delay after the last request is over.
     *
     * @param host as {@link HostKey} gives it
     * @return called once when the request has ended, with the delay that the host needs
     */
    Uni<Consumer<Duration>> acquire(String host);
}
