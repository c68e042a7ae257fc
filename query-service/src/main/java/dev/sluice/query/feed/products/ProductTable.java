package dev.sluice.query.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SELECTs on {@code product_by_id}. */
@Singleton
final class ProductTable {

    /** Name of the list in its cursors, which hold the token of the last product. */
    static final String LIST = "products";

    private static final String SELECT = """
            SELECT product_id, observed_at, site, url, title, brand, price, list_price, currency, availability,\
             condition, rating, rating_count, asin, sku, gtin, mpn, image_url, country_of_origin, attributes,\
             warnings, sources, token(product_id) AS position FROM sluice.product_by_id""";

    private final CassandraReader cassandra;

    ProductTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    Uni<Optional<Product>> byId(String id) {
        return row(id).map(found -> found.map(ProductTable::product));
    }

    Uni<Optional<Row>> row(String id) {
        return cassandra.one(SELECT + " WHERE product_id = ?", id);
    }

    /** Reads in token order, in which rows never move and the indexes filter. */
    Uni<Page<Product>> list(ProductFilter filter, Optional<Long> after, int limit) {
        WhereClause where = new WhereClause()
                .and("token(product_id) > ?", after)
                .and("site = ?", filter.site())
                .and("brand = ?", filter.brand())
                .and("asin = ?", filter.asin())
                .and("price >= ?", filter.minPrice())
                .and("price <= ?", filter.maxPrice());
        return cassandra
                .page(SELECT, where, limit + 1)
                .map(found -> Page.of(
                        found, limit, ProductTable::product, row -> Cursor.write(LIST, row.getLong("position"))));
    }

    private static Product product(Row row) {
        return product(row, null, null);
    }

    static Product product(Row row, List<ProductObservation> newest, String observationsUrl) {
        return new Product(
                row.getString("product_id"),
                row.getInstant("observed_at"),
                row.getString("site"),
                row.getString("url"),
                row.getString("title"),
                row.getString("brand"),
                row.get("price", BigDecimal.class),
                row.get("list_price", BigDecimal.class),
                row.getString("currency"),
                row.getString("availability"),
                row.getString("condition"),
                row.get("rating", BigDecimal.class),
                row.get("rating_count", Long.class),
                row.getString("asin"),
                row.getString("sku"),
                row.getString("gtin"),
                row.getString("mpn"),
                row.getString("image_url"),
                row.getString("country_of_origin"),
                map(row, "attributes"),
                List.copyOf(row.getList("warnings", String.class)),
                map(row, "sources"),
                newest,
                observationsUrl);
    }

    /** Keeps the table's order, so that all replicas answer the same bytes and ETag. */
    private static Map<String, String> map(Row row, String column) {
        return Collections.unmodifiableMap(row.getMap(column, String.class, String.class));
    }
}
