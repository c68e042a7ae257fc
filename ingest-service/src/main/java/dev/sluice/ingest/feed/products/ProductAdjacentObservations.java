package dev.sluice.ingest.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the observations before and after newly stored ones, reading a bounded number of rows. */
@Singleton
final class ProductAdjacentObservations {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    /** Rows of the first read; the nearest one nearly always has both price and availability. */
    private static final int FIRST_LIMIT = 3;

    /** Rows read of a month and of the next one with observations; anything beyond is not considered adjacent. */
    private static final int MAX_ROWS = 500;

    private static final String SELECT = """
            SELECT observed_at, title, brand, price, currency, availability FROM sluice.product_observation_by_month
            WHERE product_id = ? AND month = ? AND""";

    private static final String SELECT_BETWEEN =
            SELECT + " observed_at >= ? AND observed_at <= ? ORDER BY observed_at ASC LIMIT ?";

    private static final String SELECT_MONTH =
            "SELECT month FROM sluice.product_month_by_product WHERE product_id = ? AND";

    private final CqlExecutor cql;

    ProductAdjacentObservations(CqlExecutor cql) {
        this.cql = cql;
    }

    private enum Direction {
        BEFORE(SELECT + " observed_at < ? LIMIT ?", SELECT_MONTH + " month < ? LIMIT 1"),
        AFTER(
                SELECT + " observed_at > ? ORDER BY observed_at ASC LIMIT ?",
                SELECT_MONTH + " month > ? ORDER BY month ASC LIMIT 1");

        private final String select;
        private final String selectMonth;

        Direction(String select, String selectMonth) {
            this.select = select;
            this.selectMonth = selectMonth;
        }
    }

    /**
     * Finds the neighbours of newly stored observations of a product.
     *
     * @param stored of one month, in the order of time; several only if no more than {@link #MAX_ROWS} lie between them
     * @return empty if too many lie between them
     */
    Uni<Optional<ProductTimeline>> around(List<ProductObservedState> stored) {
        ProductObservedState first = stored.get(0);
        ProductObservedState last = stored.get(stored.size() - 1);
        return find(Direction.AFTER, last, List.of(last)).chain(after -> between(first, last)
                .chain(window -> window.size() > MAX_ROWS
                        ? Uni.createFrom().item(Optional.empty())
                        : find(Direction.BEFORE, first, concat(window, after))
                                .map(before -> Optional.of(new ProductTimeline(before, window, after)))));
    }

    private Uni<List<ProductObservedState>> between(ProductObservedState first, ProductObservedState last) {
        return first.at().equals(last.at())
                ? Uni.createFrom().item(List.of(last))
                : cql.readAll(
                                SELECT_BETWEEN,
                                first.productId(),
                                MONTH.format(first.at()),
                                first.at(),
                                last.at(),
                                MAX_ROWS + 1)
                        .map(rows -> states(first.productId(), rows));
    }

    /** Reads on until the found observations have a price and an availability, as far as any of the others has them. */
    private Uni<List<ProductObservedState>> find(
            Direction direction, ProductObservedState own, List<ProductObservedState> others) {
        String month = MONTH.format(own.at());
        return read(direction, own, month, FIRST_LIMIT)
                .chain(nearest -> areComparable(others, nearest)
                        ? Uni.createFrom().item(nearest)
                        : readMonth(direction, own, month, nearest)
                                .chain(found -> areComparable(others, found) || found.size() == MAX_ROWS
                                        ? Uni.createFrom().item(found)
                                        : extend(direction, own, month, found)));
    }

    private static boolean areComparable(List<ProductObservedState> others, List<ProductObservedState> nearestFirst) {
        return others.stream().allMatch(other -> other.isComparableWith(nearestFirst));
    }

    private Uni<List<ProductObservedState>> readMonth(
            Direction direction, ProductObservedState own, String month, List<ProductObservedState> nearest) {
        return nearest.size() < FIRST_LIMIT ? Uni.createFrom().item(nearest) : read(direction, own, month, MAX_ROWS);
    }

    private Uni<List<ProductObservedState>> extend(
            Direction direction, ProductObservedState own, String month, List<ProductObservedState> found) {
        return cql.read(direction.selectMonth, own.productId(), month)
                .chain(next -> next == null
                        ? Uni.createFrom().item(found)
                        : read(direction, own, next.getString("month"), MAX_ROWS)
                                .map(more -> concat(found, more)));
    }

    private Uni<List<ProductObservedState>> read(
            Direction direction, ProductObservedState own, String month, int limit) {
        return cql.readAll(direction.select, own.productId(), month, own.at(), limit)
                .map(rows -> states(own.productId(), rows));
    }

    private static List<ProductObservedState> states(String productId, List<Row> rows) {
        return rows.stream().map(row -> ProductObservedState.of(productId, row)).toList();
    }

    private static List<ProductObservedState> concat(List<ProductObservedState> one, List<ProductObservedState> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
