package dev.sluice.query.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.time.Instant;

/** Two consecutive prices of a product that differ. */
record ProductChange(
        String productId,
        String title,
        Instant observedAt,
        Instant previousObservedAt,
        BigDecimal price,
        BigDecimal previousPrice,
        BigDecimal change,
        BigDecimal changePercent,
        String currency) {

    static ProductChange of(Row row) {
        return new ProductChange(
                row.getString("product_id"),
                row.getString("title"),
                row.getInstant("observed_at"),
                row.getInstant("previous_observed_at"),
                row.getBigDecimal("price"),
                row.getBigDecimal("previous_price"),
                row.getBigDecimal("change"),
                row.getBigDecimal("change_percent"),
                row.getString("currency"));
    }
}
