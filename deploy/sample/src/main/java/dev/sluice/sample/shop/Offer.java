package dev.sluice.sample.shop;

import java.math.BigDecimal;

/**
 * What an item costs at one moment, and whether it is there.
 *
 * @param price null where the shop names none
 * @param listPrice what it cost before, null if not reduced
 * @param availability of schema.org, without its address
 */
record Offer(BigDecimal price, BigDecimal listPrice, String currency, String availability) {

    boolean soldOut() {
        return availability.equals("OutOfStock");
    }
}
