package dev.sluice.query.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads tables whose partitions are ordered from new to old, and by id within one moment, from a keyset position on.
 *
 * @param select statement up to the table name
 * @param time first clustering column, descending
 * @param id second clustering column, ascending
 */
public record NewestFirstTable(String select, String time, String id) {

    /**
     * Reads rows of one partition.
     *
     * @param partition creates the conditions on the partition key for each SELECT
     * @param from lower bound of the time, if any
     * @param after position to continue from
     * @return at most {@code limit} rows
     */
    public Uni<List<Row>> read(
            CassandraReader cassandra,
            Supplier<WhereClause> partition,
            Optional<Instant> from,
            KeysetPosition after,
            int limit) {
        WhereClause older = partition
                .get()
                .and(time + (after.id().isEmpty() ? " <= ?" : " < ?"), Optional.of(after.time()))
                .and(time + " >= ?", from);
        if (after.id().isEmpty()) {
            return cassandra.page(select, older, limit);
        }
        // Times descend and ids ascend: one SELECT cannot continue from both.
        WhereClause moment =
                partition.get().and(time + " = ?", Optional.of(after.time())).and(id + " > ?", Optional.of(after.id()));
        return cassandra
                .page(select, moment, limit)
                .chain(same -> same.size() == limit
                        ? Uni.createFrom().item(same)
                        : cassandra.page(select, older, limit - same.size()).map(more -> Stream.concat(
                                        same.stream(), more.stream())
                                .toList()));
    }

    /** Returns the position of a row. */
    public KeysetPosition position(Row row) {
        return new KeysetPosition(row.getInstant(time), row.getString(id));
    }
}
