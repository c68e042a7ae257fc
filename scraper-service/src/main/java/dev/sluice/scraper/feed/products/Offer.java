package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;

/**
 * What a page asks for its product.
 *
 * @param price what a buyer pays now
 * @param listPrice what it cost before, in the same currency
 * @param currency of both
 * @param availability short name of schema.org
 * @param condition short name of schema.org
 */
record Offer(BigDecimal price, BigDecimal listPrice, String currency, String availability, String condition) {

    static final Offer NONE = new Offer(null, null, null, null, null);

    /** This offer, completed by another; an amount is never joined with the other's currency. */
    Offer or(Offer other) {
        boolean mine = price != null && (currency != null || other.price == null || other.currency == null);
        Offer money = mine ? this : other;
        return new Offer(
                money.price,
                money.listPrice,
                money.price == null ? null : money.currency,
                availability != null ? availability : other.availability,
                condition != null ? condition : other.condition);
    }
}
