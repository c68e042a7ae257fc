package dev.sluice.ingest.derived;

import dev.sluice.ingest.intake.StrictJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decodes records of a {@code <feed>.stored} topic, for a feed package that derives rows from its own. */
@Singleton
public final class StoredRowReader {

    private static final Logger LOG = Logger.getLogger(StoredRowReader.class);

    /**
     * Decodes the row that a record announces.
     *
     * @param value of the record, which only this service writes; null for a tombstone
     * @param type of the row
     * @return the row; empty for a tombstone or anything that is not such a row
     */
    public <R> Optional<R> read(byte[] value, Class<R> type) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.MAPPER.readValue(value, type));
        } catch (IOException e) {
            LOG.warnf("skipping a record that is not a stored %s", type.getSimpleName());
            return Optional.empty();
        }
    }
}
