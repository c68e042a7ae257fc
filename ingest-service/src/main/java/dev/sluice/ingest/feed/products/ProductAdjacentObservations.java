package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Finds the observations before and after a given one, reading a bounded number of rows. */
@Singleton
final class ProductAdjacentObservations {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    /** Rows of the first read; the nearest one nearly always has both price and availability. */
    private static final int FIRST_LIMIT = 3;

    /** Rows read of a month and of the next one with observations; anything beyond is not considered adjacent. */
    private static final int MAX_ROWS = 500;

    private static final String SELECT = """
            SELECT observed_at, title, price, currency, availability FROM sluice.product_observation_by_month
            WHERE product_id = ? AND month = ? AND""";

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

    /** Earlier observations, the nearest first. */
    Uni<List<ProductObservedState>> before(ProductObservedState own) {
        return find(Direction.BEFORE, own);
    }

    /** Later observations, the nearest first. */
    Uni<List<ProductObservedState>> after(ProductObservedState own) {
        return find(Direction.AFTER, own);
    }

    private Uni<List<ProductObservedState>> find(Direction direction, ProductObservedState own) {
        String month = MONTH.format(own.at());
        return read(direction, own, month, FIRST_LIMIT)
                .chain(nearest -> own.isComparableWith(nearest)
                        ? Uni.createFrom().item(nearest)
                        : readMonth(direction, own, month, nearest)
                                .chain(found -> extend(direction, own, month, found)));
    }

    private Uni<List<ProductObservedState>> readMonth(
            Direction direction, ProductObservedState own, String month, List<ProductObservedState> nearest) {
        return nearest.size() < FIRST_LIMIT ? Uni.createFrom().item(nearest) : read(direction, own, month, MAX_ROWS);
    }

    private Uni<List<ProductObservedState>> extend(
            Direction direction, ProductObservedState own, String month, List<ProductObservedState> found) {
        if (own.isComparableWith(found) || found.size() == MAX_ROWS) {
            return Uni.createFrom().item(found);
        }
        return cql.read(direction.selectMonth, own.productId(), month)
                .chain(next -> next == null
                        ? Uni.createFrom().item(found)
                        : read(direction, own, next.getString("month"), MAX_ROWS)
                                .map(more -> Stream.concat(found.stream(), more.stream())
                                        .toList()));
    }

    private Uni<List<ProductObservedState>> read(
            Direction direction, ProductObservedState own, String month, int limit) {
        return cql.readAll(direction.select, own.productId(), month, own.at(), limit)
                .map(rows -> rows.stream()
                        .map(row -> ProductObservedState.of(own.productId(), row))
                        .toList());
    }
}
