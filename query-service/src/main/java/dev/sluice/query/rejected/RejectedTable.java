package dev.sluice.query.rejected;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.rejected.Rejected.Reason;
import dev.sluice.query.rejected.RejectedScan.RejectedPosition;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SELECTs on {@code rejected_by_feed_day}, one partition at a time, in its clustering order. */
@Singleton
final class RejectedTable {

    private static final String SELECT = """
            SELECT feed, at, id, reasons, key, event_id, topic, partition, offset, size, sha256, original, truncated,\
             replays FROM sluice.rejected_by_feed_day""";

    private final CassandraReader cassandra;
    private final ObjectMapper mapper;

    RejectedTable(CassandraReader cassandra, ObjectMapper mapper) {
        this.cassandra = cassandra;
        this.mapper = mapper;
    }

    /** Reads the rejections of a feed on a day, from {@code from} and before {@code to}, after the position if any. */
    Uni<List<Rejected>> day(
            String feed, LocalDate day, Instant from, Instant to, Optional<RejectedPosition> after, int limit) {
        Uni<List<Rejected>> before = select(
                of(feed, day)
                        .and("at >= ?", Optional.of(from))
                        .and(
                                "at < ?",
                                Optional.of(
                                        after.map(last -> bound(feed, last, to)).orElse(to))),
                limit);
        Optional<RejectedPosition> within = after.filter(last -> last.feed().equals(feed));
        if (within.isEmpty()) {
            return before;
        }
        // Ids ascend and times descend: one SELECT cannot continue from both.
        Uni<List<Rejected>> moment = select(
                of(feed, day)
                        .and("at = ?", within.map(RejectedPosition::at))
                        .and("id > ?", within.map(RejectedPosition::id)),
                limit);
        return moment.chain(same ->
                before.map(older -> Stream.concat(same.stream(), older.stream()).toList()));
    }

    /**
     * Upper time bound. Rows of one moment are ordered by feed: feeds after the position's own still have all their
     * rows of that moment.
     */
    private static Instant bound(String feed, RejectedPosition last, Instant to) {
        Instant end = feed.compareTo(last.feed()) > 0 ? last.at().plusMillis(1) : last.at();
        return end.isBefore(to) ? end : to;
    }

    private static WhereClause of(String feed, LocalDate day) {
        return new WhereClause().and("feed = ?", Optional.of(feed)).and("day = ?", Optional.of(day));
    }

    private Uni<List<Rejected>> select(WhereClause where, int limit) {
        return cassandra
                .page(SELECT, where, limit)
                .map(found -> found.stream().map(this::rejected).toList());
    }

    private Rejected rejected(Row row) {
        return new Rejected(
                row.getString("id"),
                row.getString("feed"),
                row.getInstant("at"),
                reasons(row.getString("reasons")),
                row.getString("key"),
                row.getString("event_id"),
                row.getString("topic"),
                row.get("partition", Integer.class),
                row.get("offset", Long.class),
                row.get("size", Long.class),
                row.getString("sha256"),
                row.getString("original"),
                row.get("truncated", Boolean.class),
                row.get("replays", Integer.class));
    }

    private List<Reason> reasons(String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return mapper.readerForListOf(Reason.class).readValue(json);
        } catch (JsonProcessingException e) {
            // Returned as it is: one unreadable row must not fail the list.
            return List.of(new Reason("value", json));
        }
    }
}
