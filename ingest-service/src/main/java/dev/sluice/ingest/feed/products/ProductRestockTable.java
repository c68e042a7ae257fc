package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Table {@code product_back_in_stock_by_day}: observations that can be bought, after one that could not. */
@ApplicationScoped
class ProductRestockTable {

    private static final String UPSERT = """
            INSERT INTO sluice.product_back_in_stock_by_day (day, shard, observed_at, product_id, previous_observed_at,
              title, availability, previous_availability, price, currency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String DELETE = """
            DELETE FROM sluice.product_back_in_stock_by_day USING TIMESTAMP ?
            WHERE day = ? AND shard = ? AND observed_at = ? AND product_id = ?""";

    private final Cql cql;

    ProductRestockTable(Cql cql) {
        this.cql = cql;
    }

    /** For an observation as it was stored: whoever comes before it later takes the row away. */
    Uni<Void> write(ProductSighting earlier, ProductSighting later, long began) {
        return later.isBackSince(earlier)
                ? upsert(earlier, later, began)
                : Uni.createFrom().voidItem();
    }

    /** For the observation after the one that was stored: what was written of it before holds no longer. */
    Uni<Void> correct(ProductSighting earlier, ProductSighting later, long began) {
        return later.isBackSince(earlier)
                ? upsert(earlier, later, began)
                : cql.write(DELETE, began, later.day(), later.shard(), later.at(), later.productId());
    }

    private Uni<Void> upsert(ProductSighting earlier, ProductSighting later, long began) {
        return cql.write(
                UPSERT,
                later.day(),
                later.shard(),
                later.at(),
                later.productId(),
                earlier.at(),
                later.title(),
                later.availability(),
                earlier.availability(),
                later.price(),
                later.currency(),
                began);
    }
}
