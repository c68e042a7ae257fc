package dev.sluice.runtime.kafka;

import io.quarkus.runtime.Quarkus;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Exits the process with status 1 when a channel fails terminally, so that it is restarted: without the channel it would
 * run on and consume nothing. No record is lost: offsets are committed only after processing.
 */
public final class ExitOnChannelFailure {

    private static final Logger LOG = Logger.getLogger(ExitOnChannelFailure.class);

    private ExitOnChannelFailure() {}

    /** The failure callback of a channel's stream. */
    public static Consumer<Throwable> of(String channel) {
        return failure -> {
            LOG.fatalf(
                    failure,
                    "channel=%s failed terminally; the process exits with status 1 and must be restarted",
                    channel);
            Quarkus.asyncExit(1);
        };
    }
}
