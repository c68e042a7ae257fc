package dev.sluice.ingest.intake;

import io.quarkus.runtime.Quarkus;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What no patience mends. A service whose channel has stopped would go on without taking its records: it ends instead,
 * and whoever runs it starts it anew. Nothing is lost, since offsets are given back only for what has come to its end.
 */
public final class Fatal {

    private static final Logger LOG = Logger.getLogger(Fatal.class);

    private Fatal() {}

    /** For the failure of a channel's stream: ends the service with 1. */
    public static Consumer<Throwable> channel(String name) {
        return failure -> {
            LOG.fatalf(failure, "channel=%s has stopped and so does this service, to be started anew", name);
            Quarkus.asyncExit(1);
        };
    }
}
