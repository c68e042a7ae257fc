package dev.sluice.ingest.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Reads a {@code <feed>.stored} topic back, for a room that computes rows from its own. */
@ApplicationScoped
public class StoredRows {

    private static final Logger LOG = Logger.getLogger(StoredRows.class);

    /**
     * The row that a message announces.
     *
     * @param message of a stored topic, which only this service writes
     * @param type the row's record
     * @return the row; empty for a tombstone, or what is not such a row
     */
    public <R> Optional<R> read(Message<byte[]> message, Class<R> type) {
        if (message.getPayload() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.MAPPER.readValue(message.getPayload(), type));
        } catch (IOException e) {
            LOG.warnf(
                    "record=%s is not a stored row and is passed over",
                    Arrival.of(message).id());
            return Optional.empty();
        }
    }
}
