package dev.sluice.query.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A table whose partitions hold rows from new to old, those of one moment in the order of their ids, read on from a
 * place.
 *
 * @param select up to the table's name
 * @param time the first clustering column, descending
 * @param id the second, ascending
 */
public record NewestFirstTable(String select, String time, String id) {

    /**
     * Rows of one partition.
     *
     * @param partition makes the conditions on the partition key, anew for every SELECT
     * @param from the oldest time that counts, if any
     * @param after where to go on
     * @return at most {@code limit}
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
        // Times go down and ids up: one SELECT cannot go on from both.
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

    public KeysetPosition of(Row row) {
        return new KeysetPosition(row.getInstant(time), row.getString(id));
    }
}
