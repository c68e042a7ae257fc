package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;

/**
 * What one place of a page asks for its product.
 *
 * @param price what a buyer pays now
 * @param listPrice what it cost before, in the same currency
 * @param currency of both
 * @param availability short name of schema.org
 * @param condition short name of schema.org
 */
record Offer(BigDecimal price, BigDecimal listPrice, String currency, String availability, String condition) {

    static final Offer NONE = new Offer(null, null, null, null, null);

    /** The same without its money. */
    Offer unpriced() {
        return new Offer(null, null, null, availability, condition);
    }

    /** Whether it asks the same as another; a currency that one of them does not name makes no difference. */
    boolean costsAs(Offer other) {
        return price.compareTo(other.price) == 0
                && (currency == null || other.currency == null || currency.equals(other.currency));
    }
}
