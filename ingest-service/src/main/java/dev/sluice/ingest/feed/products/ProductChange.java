package dev.sluice.ingest.feed.products;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A change between two consecutive prices of a product in one currency.
 *
 * @param percent of the earlier price, never 0; part of the row's key, so its computation must not change
 */
record ProductChange(ProductObservedState earlier, ProductObservedState later, BigDecimal percent) {

    private static final int DECIMALS = 4;

    /** Empty if the currencies differ, the earlier price is 0, or the prices are equal. */
    static Optional<ProductChange> between(ProductObservedState earlier, ProductObservedState later) {
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
