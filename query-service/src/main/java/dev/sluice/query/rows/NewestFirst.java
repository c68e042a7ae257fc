package dev.sluice.query.rows;

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
public record NewestFirst(String select, String time, String id) {

    /**
     * Rows of one partition.
     *
     * @param partition makes the conditions on the partition key, anew for every SELECT
     * @param from the oldest time that counts, if any
     * @param after where to go on
     * @return at most {@code limit}
     */
    public Uni<List<Row>> read(Rows rows, Supplier<Where> partition, Optional<Instant> from, Place after, int limit) {
        Where older = partition
                .get()
                .and(time + (after.id().isEmpty() ? " <= ?" : " < ?"), Optional.of(after.time()))
                .and(time + " >= ?", from);
        if (after.id().isEmpty()) {
            return rows.page(select, older, limit);
        }
        // Times go down and ids up: one SELECT cannot go on from both.
        Where moment =
                partition.get().and(time + " = ?", Optional.of(after.time())).and(id + " > ?", Optional.of(after.id()));
        return rows.page(select, moment, limit)
                .chain(same -> same.size() == limit
                        ? Uni.createFrom().item(same)
                        : rows.page(select, older, limit - same.size())
                                .map(more -> Stream.concat(same.stream(), more.stream())
                                        .toList()));
    }

    public Place of(Row row) {
        return new Place(row.getInstant(time), row.getString(id));
    }
}
