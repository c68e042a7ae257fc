package dev.sluice.query.feed.solarflares;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.cassandra.NewestFirstTable;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Scans the months of a table backwards. Filters are applied here: a month has few rows, and an index would not keep
 * their order.
 *
 * @param table with the partition key {@code month}
 * @param list name of the list in its cursors
 */
record MonthScan(CassandraReader cassandra, NewestFirstTable table, String list) {

    /** Rows per read when a filter may drop some: more than most months have. */
    private static final int FILTERED_READ_SIZE = 500;

    /** Scanned range and filter; without a filter all rows match. */
    record MonthCriteria(SolarSpan span, Optional<KeysetPosition> after, Optional<Predicate<Row>> filter) {

        KeysetPosition begin() {
            KeysetPosition begin = KeysetPosition.before(span.to());
            return after.map(position -> KeysetPosition.later(position, begin)).orElse(begin);
        }
    }

    Uni<Page<Row>> page(MonthCriteria criteria, int limit) {
        int readSize = criteria.filter().isPresent() ? FILTERED_READ_SIZE : limit + 1;
        return new PagedScan<KeysetPosition, Row>(
                        limit,
                        position -> read(criteria, position, readSize),
                        table::position,
                        position -> Cursor.write(list, position))
                .page(criteria.begin());
    }

    private Uni<PagedScan.ScanStep<KeysetPosition, Row>> read(
            MonthCriteria criteria, KeysetPosition position, int readSize) {
        if (position.time().isBefore(criteria.span().from())) {
            return Uni.createFrom().item(new PagedScan.ScanStep<>(List.of(), Optional.empty()));
        }
        YearMonth month = SolarSpan.month(position.time());
        return table.read(
                        cassandra,
                        () -> new WhereClause().and("month = ?", Optional.of(month.toString())),
                        Optional.of(criteria.span().from()),
                        position,
                        readSize)
                .map(found -> new PagedScan.ScanStep<>(
                        criteria.filter()
                                .map(filter -> found.stream().filter(filter).toList())
                                .orElse(found),
                        next(criteria, month, found, readSize)));
    }

    private Optional<KeysetPosition> next(MonthCriteria criteria, YearMonth month, List<Row> found, int readSize) {
        if (found.size() == readSize) {
            return Optional.of(table.position(found.get(readSize - 1)));
        }
        Instant begin = SolarSpan.begin(month);
        return begin.isAfter(criteria.span().from()) ? Optional.of(KeysetPosition.before(begin)) : Optional.empty();
    }
}
