package dev.sluice.ingest.intake;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Table {@code rejected_by_feed_day}: what was rejected of a feed on a day, newest first. */
@ApplicationScoped
class RejectedTable {

    private static final String INSERT = """
            INSERT INTO sluice.rejected_by_feed_day (feed, day, at, id, reasons, key, event_id, topic, partition, offset,
              size, sha256, original, truncated, replays)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SELECT = """
            SELECT * FROM sluice.rejected_by_feed_day WHERE feed = ? AND day = ? AND at >= ? AND at < ? LIMIT ?""";

    private static final String COUNT =
            "UPDATE sluice.rejected_by_feed_day SET replays = ? WHERE feed = ? AND day = ? AND at = ? AND id = ?";

    /** What one replay looks at; more would not fit into one page of the driver. */
    private static final int MOST = 1_000;

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
                new String(StrictJson.bytes(rejection.reasons()), StandardCharsets.UTF_8),
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

    /** What a replay is for, newest first, and whether there may be more. */
    record Found(List<Rejection> rows, boolean more) {}

    /** Reads day by day, newest first, until there are enough. */
    Uni<Found> find(ReplayRequest request) {
        LocalDate last = LocalDate.ofInstant(request.to(), ZoneOffset.UTC);
        LocalDate first = LocalDate.ofInstant(request.from(), ZoneOffset.UTC);
        return find(request, last, first, new ArrayList<>());
    }

    private Uni<Found> find(ReplayRequest request, LocalDate day, LocalDate first, List<Rejection> found) {
        if (day.isBefore(first) || found.size() >= MOST) {
            return Uni.createFrom()
                    .item(new Found(found.subList(0, Math.min(MOST, found.size())), found.size() >= MOST));
        }
        return cql.readAll(SELECT, request.feed(), day, request.from(), request.to(), MOST)
                .invoke(rows -> rows.stream()
                        .map(RejectedTable::rejection)
                        .filter(rejection -> wanted(rejection, request))
                        .forEach(found::add))
                .chain(() -> find(request, day.minusDays(1), first, found));
    }

    /** Marks that it was sent once more. */
    Uni<Void> countReplay(Rejection rejection) {
        return cql.write(
                COUNT,
                rejection.replays() + 1,
                rejection.feed(),
                rejection.at().atZone(ZoneOffset.UTC).toLocalDate(),
                rejection.at(),
                rejection.id());
    }

    private static boolean wanted(Rejection rejection, ReplayRequest request) {
        return (request.id() == null || request.id().equals(rejection.id()))
                && (request.reason() == null
                        || rejection.reasons().stream()
                                .anyMatch(reason -> reason.field().equals(request.reason())));
    }

    private static Rejection rejection(Row row) {
        return new Rejection(
                row.getString("id"),
                row.getString("feed"),
                row.getInstant("at"),
                reasons(row.getString("reasons")),
                row.getString("key"),
                row.getString("event_id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("offset"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("original"),
                row.getBoolean("truncated"),
                row.getInt("replays"));
    }

    private static List<Violation> reasons(String json) {
        try {
            return StrictJson.MAPPER.readerForListOf(Violation.class).readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons are written as JSON", e);
        }
    }
}
