package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;

/**
 * Price and availability of a product as one source states them.
 *
 * @param price that a buyer pays now
 * @param listPrice before a reduction, in the same currency
 * @param availability schema.org short name
 * @param condition schema.org short name
 */
record Offer(BigDecimal price, BigDecimal listPrice, String currency, String availability, String condition) {

    static final Offer NONE = new Offer(null, null, null, null, null);

    /** A copy without prices and currency. */
    Offer unpriced() {
        return new Offer(null, null, null, availability, condition);
    }

    /** Whether two offers have the same price; a currency that only one of them names is ignored. */
    boolean costsAs(Offer other) {
        return price.compareTo(other.price) == 0
                && (currency == null || other.currency == null || currency.equals(other.currency));
    }
}
