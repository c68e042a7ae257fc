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
 * Walks back through a table's months. Filters are applied here: the rows of a month are few, and an index would not
 * keep their order.
 *
 * @param table with the partition key {@code month}
 * @param list its name in cursors
 */
record MonthScan(CassandraReader cassandra, NewestFirstTable table, String list) {

    /** Rows a read when not all of them are answered: more than most months have. */
    private static final int FILTERED = 500;

    /** What is walked through and which rows are answered; without a filter all are. */
    record MonthCriteria(SolarSpan span, Optional<KeysetPosition> after, Optional<Predicate<Row>> filter) {

        KeysetPosition begin() {
            KeysetPosition begin = KeysetPosition.before(span.to());
            return after.map(place -> KeysetPosition.later(place, begin)).orElse(begin);
        }
    }

    Uni<Page<Row>> page(MonthCriteria path, int limit) {
        int chunk = path.filter().isPresent() ? FILTERED : limit + 1;
        return new PagedScan<KeysetPosition, Row>(limit, place -> read(path, place, chunk), table::of, this::cursor)
                .page(path.begin());
    }

    /** A place as its cursor holds it. */
    static KeysetPosition place(List<String> parts) {
        return new KeysetPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1));
    }

    private String cursor(KeysetPosition place) {
        return Cursor.write(list, place.time().toEpochMilli(), place.id());
    }

    private Uni<PagedScan.ScanStep<KeysetPosition, Row>> read(MonthCriteria path, KeysetPosition place, int chunk) {
        if (place.time().isBefore(path.span().from())) {
            return Uni.createFrom().item(new PagedScan.ScanStep<>(List.of(), Optional.empty()));
        }
        YearMonth month = SolarSpan.month(place.time());
        return table.read(
                        cassandra,
                        () -> new WhereClause().and("month = ?", Optional.of(month.toString())),
                        Optional.of(path.span().from()),
                        place,
                        chunk)
                .map(found -> new PagedScan.ScanStep<>(
                        path.filter()
                                .map(filter -> found.stream().filter(filter).toList())
                                .orElse(found),
                        next(path, month, found, chunk)));
    }

    private Optional<KeysetPosition> next(MonthCriteria path, YearMonth month, List<Row> found, int chunk) {
        if (found.size() == chunk) {
            return Optional.of(table.of(found.get(chunk - 1)));
        }
        Instant begin = SolarSpan.begin(month);
        return begin.isAfter(path.span().from()) ? Optional.of(KeysetPosition.before(begin)) : Optional.empty();
    }
}
