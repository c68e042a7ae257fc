package dev.sluice.query.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.http.DaySpan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The biggest price changes of a range of days.
 *
 * @param from inclusive, a whole day
 * @param to exclusive, a whole day
 */
@Schema(description = "The biggest price changes of a range of days, by percent.", examples = ProductChanges.EXAMPLE)
record ProductChanges(Instant from, Instant to, List<ProductChange> items) {

    static final String EXAMPLE = """
            {"from": "2026-11-14T00:00:00.000Z", "to": "2026-11-21T00:00:00.000Z",
             "items": [{"productId": "shop.example~NK-D7500", "title": "Nikon D7500 DX-Format Digital SLR Body",
               "observedAt": "2026-11-20T12:00:00.250Z", "previousObservedAt": "2026-11-20T11:00:00.250Z",
               "price": 996.90, "previousPrice": 1049.00, "change": -52.10, "changePercent": -4.9666,
               "currency": "EUR"}]}""";

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

    enum Sort {
        DROP,
        RISE,
        CHANGE;

        /** Ends of a day to read: true for drops, false for rises. */
        List<Boolean> falls() {
            return switch (this) {
                case DROP -> List.of(true);
                case RISE -> List.of(false);
                case CHANGE -> List.of(true, false);
            };
        }

        private Comparator<ProductChange> biggestFirst() {
            Comparator<ProductChange> bySize =
                    switch (this) {
                        case DROP -> Comparator.comparing(ProductChange::changePercent);
                        case RISE ->
                            Comparator.comparing(ProductChange::changePercent).reversed();
                        case CHANGE ->
                            Comparator.comparing(
                                    (ProductChange change) ->
                                            change.changePercent().abs(),
                                    Comparator.reverseOrder());
                    };
            return bySize.thenComparing(ProductChange::observedAt, Comparator.reverseOrder())
                    .thenComparing(ProductChange::productId);
        }
    }

    static ProductChanges of(DaySpan span, List<ProductChange> found, Sort sort, int limit) {
        // If a pair was split by a later observation and its row is left, the closer pair is the true one.
        List<ProductChange> nearest = new ArrayList<>(found.stream()
                .collect(Collectors.toMap(
                        change -> List.of(change.productId(), change.observedAt()),
                        Function.identity(),
                        (one, other) -> one.previousObservedAt().isAfter(other.previousObservedAt()) ? one : other))
                .values());
        return new ProductChanges(
                span.from(),
                span.to(),
                nearest.stream().sorted(sort.biggestFirst()).limit(limit).toList());
    }
}
