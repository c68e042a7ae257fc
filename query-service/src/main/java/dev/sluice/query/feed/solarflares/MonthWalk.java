package dev.sluice.query.feed.solarflares;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Walk;
import dev.sluice.query.rows.NewestFirst;
import dev.sluice.query.rows.Place;
import dev.sluice.query.rows.Rows;
import dev.sluice.query.rows.Where;
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
record MonthWalk(Rows rows, NewestFirst table, String list) {

    /** Rows a read when not all of them are answered: more than most months have. */
    private static final int FILTERED = 500;

    /** What is walked through and which rows are answered; without a filter all are. */
    record Path(SolarSpan span, Optional<Place> after, Optional<Predicate<Row>> filter) {

        Place begin() {
            Place begin = Place.before(span.to());
            return after.map(place -> Place.later(place, begin)).orElse(begin);
        }
    }

    Uni<Page<Row>> page(Path path, int limit) {
        int chunk = path.filter().isPresent() ? FILTERED : limit + 1;
        return new Walk<Place, Row>(limit, place -> read(path, place, chunk), table::of, this::cursor)
                .page(path.begin());
    }

    /** A place as its cursor holds it. */
    static Place place(List<String> parts) {
        return new Place(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1));
    }

    private String cursor(Place place) {
        return Cursor.write(list, place.time().toEpochMilli(), place.id());
    }

    private Uni<Walk.Step<Place, Row>> read(Path path, Place place, int chunk) {
        if (place.time().isBefore(path.span().from())) {
            return Uni.createFrom().item(new Walk.Step<>(List.of(), Optional.empty()));
        }
        YearMonth month = SolarSpan.month(place.time());
        return table.read(
                        rows,
                        () -> new Where().and("month = ?", Optional.of(month.toString())),
                        Optional.of(path.span().from()),
                        place,
                        chunk)
                .map(found -> new Walk.Step<>(
                        path.filter()
                                .map(filter -> found.stream().filter(filter).toList())
                                .orElse(found),
                        next(path, month, found, chunk)));
    }

    private Optional<Place> next(Path path, YearMonth month, List<Row> found, int chunk) {
        if (found.size() == chunk) {
            return Optional.of(table.of(found.get(chunk - 1)));
        }
        Instant begin = SolarSpan.begin(month);
        return begin.isAfter(path.span().from()) ? Optional.of(Place.before(begin)) : Optional.empty();
    }
}
