package dev.sluice.ingest.feed.products;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Two prices of a product that follow each other and differ, in one currency.
 *
 * @param percent of the earlier price; never 0, and part of the row's key, so always computed in the same way
 */
record ProductChange(ProductSighting earlier, ProductSighting later, BigDecimal percent) {

    private static final int DECIMALS = 4;

    /** Empty where there is nothing to compare: another currency, an earlier price of nothing, or the same price. */
    static Optional<ProductChange> between(ProductSighting earlier, ProductSighting later) {
        if (!earlier.currency().equals(later.currency()) || earlier.price().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal percent = later.price()
                .subtract(earlier.price())
                .scaleByPowerOfTen(2)
                .divide(earlier.price(), DECIMALS, RoundingMode.HALF_UP);
        return percent.signum() == 0 ? Optional.empty() : Optional.of(new ProductChange(earlier, later, percent));
    }

    BigDecimal amount() {
        return later.price().subtract(earlier.price());
    }
}
