package dev.sluice.ingest.rejected;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.intake.Rejection;
import dev.sluice.ingest.intake.StrictJson;
import dev.sluice.ingest.intake.Violation;
import dev.sluice.ingest.rejected.ReplayResource.ReplayRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Table {@code rejected_by_feed_day}: the rejected events of a feed and day, newest first. */
@Singleton
final class RejectedTable {

    private static final String INSERT = """
            INSERT INTO sluice.rejected_by_feed_day (feed, day, at, id, reasons, key, event_id, topic, partition, offset,
              size, sha256, original, truncated, replays)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String SELECT = """
            SELECT * FROM sluice.rejected_by_feed_day WHERE feed = ? AND day = ? AND at >= ? AND at < ? LIMIT ?""";

    private static final String UPDATE_REPLAYS =
            "UPDATE sluice.rejected_by_feed_day SET replays = ? WHERE feed = ? AND day = ? AND at = ? AND id = ?";

    /** Rows that a replay considers; more would not fit into one page of the driver. */
    private static final int MAX_ROWS = 1_000;

    private final CqlExecutor cql;

    RejectedTable(CqlExecutor cql) {
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

    /** The rows that match a request, newest first, and whether there may be more. */
    record FoundRejections(List<Rejection> rows, boolean more) {}

    /** Reads day by day, newest first, up to {@link #MAX_ROWS}. */
    Uni<FoundRejections> find(ReplayRequest request) {
        LocalDate last = LocalDate.ofInstant(request.to(), ZoneOffset.UTC);
        LocalDate first = LocalDate.ofInstant(request.from(), ZoneOffset.UTC);
        return find(request, last, first, new ArrayList<>());
    }

    private Uni<FoundRejections> find(ReplayRequest request, LocalDate day, LocalDate first, List<Rejection> found) {
        if (day.isBefore(first) || found.size() >= MAX_ROWS) {
            return Uni.createFrom()
                    .item(new FoundRejections(
                            found.subList(0, Math.min(MAX_ROWS, found.size())), found.size() >= MAX_ROWS));
        }
        return cql.readAll(SELECT, request.feed(), day, request.from(), request.to(), MAX_ROWS)
                .invoke(rows -> rows.stream()
                        .map(RejectedTable::rejection)
                        .filter(rejection -> matches(rejection, request))
                        .forEach(found::add))
                .chain(() -> find(request, day.minusDays(1), first, found));
    }

    Uni<Void> countReplay(Rejection rejection) {
        return cql.write(
                UPDATE_REPLAYS,
                rejection.replays() + 1,
                rejection.feed(),
                rejection.at().atZone(ZoneOffset.UTC).toLocalDate(),
                rejection.at(),
                rejection.id());
    }

    private static boolean matches(Rejection rejection, ReplayRequest request) {
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
