package dev.sluice.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** Table {@code rejected_by_feed_day}: what was rejected of a feed on a day, newest first. */
@ApplicationScoped
class RejectedTable {

    private static final String INSERT = """
            INSERT INTO sluice.rejected_by_feed_day (feed, day, at, id, reasons, key, event_id, topic, partition, offset,
              size, sha256, original, truncated, replays)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Cql cql;

    RejectedTable(Cql cql) {
        this.cql = cql;
    }

    Uni<Void> write(Rejection rejection) {
        return cql.write(
                INSERT,
                rejection.feed(),
                rejection.at().atZone(ZoneOffset.UTC).toLocalDate(),
                rejection.at(),
                rejection.id(),
                json(rejection),
                rejection.key(),
                rejection.eventId(),
                rejection.topic(),
                rejection.partition(),
                rejection.offset(),
                rejection.size(),
                rejection.sha256(),
                rejection.original(),
                rejection.truncated(),
                rejection.replays());
    }

    private static String json(Rejection rejection) {
        try {
            return StrictJson.MAPPER.writeValueAsString(rejection.reasons());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that was read can be written", e);
        }
    }
}
