package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Table {@code product_back_in_stock_by_day}: observations in stock whose previous one was out of stock. */
@Singleton
final class ProductRestockTable {

    private static final String UPSERT = """
            INSERT INTO sluice.product_back_in_stock_by_day (day, shard, observed_at, product_id, previous_observed_at,
              title, availability, previous_availability, price, currency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String DELETE = """
            DELETE FROM sluice.product_back_in_stock_by_day USING TIMESTAMP ?
            WHERE day = ? AND shard = ? AND observed_at = ? AND product_id = ?""";

    private final CqlExecutor cql;

    ProductRestockTable(CqlExecutor cql) {
        this.cql = cql;
    }

    /**
     * Writes a row if {@code later} is in stock and {@code earlier} was out of stock; otherwise deletes the row of
     * {@code later}, unless it is the newest.
     *
     * @param newest true if {@code later} is the newest observation of the product; it has no row yet, so nothing is
     *     deleted
     * @param startedAt the write timestamp, in microseconds
     */
    Uni<Void> write(ProductObservedState earlier, ProductObservedState later, boolean newest, long startedAt) {
        if (later.isBackSince(earlier)) {
            return upsert(earlier, later, startedAt);
        }
        return newest
                ? Uni.createFrom().voidItem()
                : cql.write(DELETE, startedAt, later.day(), later.shard(), later.at(), later.productId());
    }

    private Uni<Void> upsert(ProductObservedState earlier, ProductObservedState later, long startedAt) {
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
                startedAt);
    }
}
