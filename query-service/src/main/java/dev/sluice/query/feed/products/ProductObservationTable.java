package dev.sluice.query.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.feed.products.ProductObservation.Changed;
import dev.sluice.query.feed.products.ProductPrices.ObservedPrice;
import dev.sluice.query.http.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * SELECTs on {@code product_observation_by_month}, newest first; {@code product_month_by_product} lists the months to
 * read.
 */
@Singleton
final class ProductObservationTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String SELECT = """
            SELECT observed_at, title, price, list_price, currency, availability, condition, rating, rating_count,\
             url, warnings, changed_from FROM sluice.product_observation_by_month""";

    private static final String SELECT_PRICES =
            "SELECT observed_at, price, currency, availability FROM sluice.product_observation_by_month";

    private final CassandraReader cassandra;

    ProductObservationTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** Reads at most {@code limit} observations of the range, from as many months as needed. */
    Uni<List<ProductObservation>> newest(String productId, TimeRange range, int limit) {
        return newest(productId, range, limit, SELECT)
                .map(found ->
                        found.stream().map(ProductObservationTable::observation).toList());
    }

    /** Reads the same observations with only the columns of a price history. */
    Uni<List<ObservedPrice>> newestPrices(String productId, TimeRange range, int limit) {
        return newest(productId, range, limit, SELECT_PRICES).map(found -> found.stream()
                .map(ProductObservationTable::observedPrice)
                .toList());
    }

    private Uni<List<Row>> newest(String productId, TimeRange range, int limit, String select) {
        WhereClause months = new WhereClause()
                .and("product_id = ?", Optional.of(productId))
                .and("month >= ?", range.from().map(MONTH::format))
                .and("month <= ?", range.to().map(MONTH::format));
        // A century of months.
        return cassandra
                .page("SELECT month FROM sluice.product_month_by_product", months, 1200)
                .map(found -> found.stream().map(row -> row.getString("month")).toList())
                .chain(found -> readMonths(productId, found, 0, range, limit, select, new ArrayList<>()));
    }

    private Uni<List<Row>> readMonths(
            String productId,
            List<String> months,
            int next,
            TimeRange range,
            int limit,
            String select,
            List<Row> found) {
        if (next == months.size() || found.size() >= limit) {
            return Uni.createFrom().item(found);
        }
        return month(productId, months.get(next), range, limit - found.size(), select)
                .chain(more -> {
                    found.addAll(more);
                    return readMonths(productId, months, next + 1, range, limit, select, found);
                });
    }

    private Uni<List<Row>> month(String productId, String month, TimeRange range, int limit, String select) {
        WhereClause where = new WhereClause()
                .and("product_id = ?", Optional.of(productId))
                .and("month = ?", Optional.of(month))
                .and("observed_at >= ?", range.from())
                .and("observed_at < ?", range.to());
        return cassandra.page(select, where, limit);
    }

    private static ObservedPrice observedPrice(Row row) {
        return new ObservedPrice(
                row.getInstant("observed_at"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getString("availability"));
    }

    private static ProductObservation observation(Row row) {
        return new ProductObservation(
                row.getInstant("observed_at"),
                row.getString("title"),
                row.get("price", BigDecimal.class),
                row.get("list_price", BigDecimal.class),
                row.getString("currency"),
                row.getString("availability"),
                row.getString("condition"),
                row.get("rating", BigDecimal.class),
                row.get("rating_count", Long.class),
                row.getString("url"),
                List.copyOf(row.getList("warnings", String.class)),
                changes(row));
    }

    /** The column holds the previous values; the row has the current ones. */
    private static Map<String, Changed> changes(Row row) {
        Map<String, String> before = row.getMap("changed_from", String.class, String.class);
        Map<String, Changed> changes = new TreeMap<>();
        before.forEach((field, value) -> changes.put(field, new Changed(value, current(row, field))));
        return changes.isEmpty() ? null : changes;
    }

    private static String current(Row row, String field) {
        return field.equals("price")
                ? row.getBigDecimal("price").toPlainString() + " " + row.getString("currency")
                : row.getString(field);
    }
}
