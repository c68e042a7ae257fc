package dev.sluice.query.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product that is available again. */
@Schema(description = "A product back in stock.", examples = ProductRestock.EXAMPLE)
record ProductRestock(
        String productId,
        String title,
        Instant observedAt,
        Instant previousObservedAt,
        String availability,
        String previousAvailability,
        BigDecimal price,
        String currency) {

    static final String EXAMPLE = """
            {"productId": "shop.example~NK-D7500", "title": "Nikon D7500 DX-Format Digital SLR Body",
             "observedAt": "2026-11-20T12:00:00.250Z", "previousObservedAt": "2026-11-20T11:00:00.250Z",
             "availability": "InStock", "previousAvailability": "OutOfStock", "price": 996.90, "currency": "EUR"}""";

    static ProductRestock of(Row row) {
        return new ProductRestock(
                row.getString("product_id"),
                row.getString("title"),
                row.getInstant("observed_at"),
                row.getInstant("previous_observed_at"),
                row.getString("availability"),
                row.getString("previous_availability"),
                row.getBigDecimal("price"),
                row.getString("currency"));
    }
}
