package dev.sluice.query.feed.products;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Prices of a product in one interval.
 *
 * @param from beginning of the interval
 * @param to end of the interval
 */
@Schema(
        description = "Prices of one interval, in the currency of its last price. Without a price these are null.",
        examples = ProductPrices.EXAMPLE)
record ProductPrices(
        Instant from,
        Instant to,
        BigDecimal first,
        BigDecimal min,
        BigDecimal max,
        BigDecimal last,

        @Schema(description = "Last minus first.") BigDecimal change,

        @Schema(description = "Change in percent of the first price, with two decimals; null if that price is 0.")
        BigDecimal changePercent,

        String currency,

        @Schema(description = "Last observed availability.") String availability,

        @Schema(description = "Number of observations, with or without a price.")
        int observations) {

    static final String EXAMPLE = """
            {"from": "2026-11-20T00:00:00.000Z", "to": "2026-11-21T00:00:00.000Z", "first": 1049.00, "min": 989.00,
             "max": 1049.00, "last": 996.90, "change": -52.10, "changePercent": -4.97, "currency": "EUR",
             "availability": "InStock", "observations": 24}""";

    /** Columns read of each observation. */
    record ObservedPrice(Instant at, BigDecimal price, String currency, String availability) {}

    /** Aggregates all observations of the interval with this beginning, newest first. */
    static ProductPrices of(PriceInterval interval, Instant begin, List<ObservedPrice> newestFirst) {
        Optional<String> currency = newestFirst.stream()
                .filter(observation -> observation.price() != null)
                .map(ObservedPrice::currency)
                .filter(Objects::nonNull)
                .findFirst();
        List<BigDecimal> prices = newestFirst.stream()
                .filter(observation ->
                        observation.price() != null && currency.equals(Optional.ofNullable(observation.currency())))
                .map(ObservedPrice::price)
                .toList();
        BigDecimal first = prices.isEmpty() ? null : prices.get(prices.size() - 1);
        BigDecimal last = prices.isEmpty() ? null : prices.get(0);
        BigDecimal change = prices.isEmpty() ? null : last.subtract(first);
        return new ProductPrices(
                begin,
                interval.end(begin),
                first,
                prices.stream().min(BigDecimal::compareTo).orElse(null),
                prices.stream().max(BigDecimal::compareTo).orElse(null),
                last,
                change,
                percent(change, first),
                currency.orElse(null),
                newestFirst.stream()
                        .map(ObservedPrice::availability)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                newestFirst.size());
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal first) {
        return first == null || first.signum() == 0
                ? null
                : change.scaleByPowerOfTen(2).divide(first, 2, RoundingMode.HALF_UP);
    }
}
