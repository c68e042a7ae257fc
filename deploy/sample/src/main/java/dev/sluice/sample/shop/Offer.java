package dev.sluice.sample.shop;

import java.math.BigDecimal;

/**
 * The price and availability of an item at a moment.
 *
 * @param price null if the shop shows none
 * @param listPrice price before a reduction, or null
 * @param availability of schema.org, without the URL prefix
 */
record Offer(BigDecimal price, BigDecimal listPrice, String currency, String availability) {

    boolean soldOut() {
        return availability.equals("OutOfStock");
    }
}
