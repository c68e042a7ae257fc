package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Finds the observations of a product next to one of them, before and after it, with a bound on what is read. */
@ApplicationScoped
class ProductNeighbours {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    /** Nearly always the first has both price and availability. */
    private static final int FEW = 3;

    /** A month and the next one that has any: beyond this, what was seen is no neighbour any more. */
    private static final int MANY = 500;

    private static final String SELECT = """
            SELECT observed_at, title, price, currency, availability FROM sluice.product_observation_by_month
            WHERE product_id = ? AND month = ? AND""";

    private static final String SELECT_MONTH =
            "SELECT month FROM sluice.product_month_by_product WHERE product_id = ? AND";

    private final Cql cql;

    ProductNeighbours(Cql cql) {
        this.cql = cql;
    }

    /** The two directions of time. */
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

    /** What was seen before, the nearest first. */
    Uni<List<ProductSighting>> before(ProductSighting own) {
        return near(Direction.BEFORE, own);
    }

    /** What was seen after, the nearest first. */
    Uni<List<ProductSighting>> after(ProductSighting own) {
        return near(Direction.AFTER, own);
    }

    private Uni<List<ProductSighting>> near(Direction direction, ProductSighting own) {
        String month = MONTH.format(own.at());
        return read(direction, own, month, FEW)
                .chain(few -> own.isMetBy(few)
                        ? Uni.createFrom().item(few)
                        : month(direction, own, month, few).chain(found -> further(direction, own, month, found)));
    }

    private Uni<List<ProductSighting>> month(
            Direction direction, ProductSighting own, String month, List<ProductSighting> few) {
        return few.size() < FEW ? Uni.createFrom().item(few) : read(direction, own, month, MANY);
    }

    private Uni<List<ProductSighting>> further(
            Direction direction, ProductSighting own, String month, List<ProductSighting> found) {
        if (own.isMetBy(found) || found.size() == MANY) {
            return Uni.createFrom().item(found);
        }
        return cql.read(direction.selectMonth, own.productId(), month)
                .chain(next -> next == null
                        ? Uni.createFrom().item(found)
                        : read(direction, own, next.getString("month"), MANY)
                                .map(more -> Stream.concat(found.stream(), more.stream())
                                        .toList()));
    }

    private Uni<List<ProductSighting>> read(Direction direction, ProductSighting own, String month, int limit) {
        return cql.readAll(direction.select, own.productId(), month, own.at(), limit)
                .map(rows -> rows.stream()
                        .map(row -> ProductSighting.of(own.productId(), row))
                        .toList());
    }
}
