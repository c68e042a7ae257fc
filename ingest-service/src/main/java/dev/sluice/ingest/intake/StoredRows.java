package dev.sluice.ingest.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads a {@code <feed>.stored} topic back, for a room that computes rows from its own. */
@ApplicationScoped
public class StoredRows {

    private static final Logger LOG = Logger.getLogger(StoredRows.class);

    /**
     * The row that a record announces.
     *
     * @param value of a record of a stored topic, which only this service writes; null for a tombstone
     * @param type the row's Java record
     * @return the row; empty for a tombstone, or what is not such a row
     */
    public <R> Optional<R> read(byte[] value, Class<R> type) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.MAPPER.readValue(value, type));
        } catch (IOException e) {
            LOG.warnf("a record is not a stored %s and is passed over", type.getSimpleName());
            return Optional.empty();
        }
    }
}
