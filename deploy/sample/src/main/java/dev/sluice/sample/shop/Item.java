package dev.sluice.sample.shop;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A thing the sample shop sells: all about it that never changes.
 *
 * @param number place in the catalogue, which also picks small differences between pages
 * @param slug last part of its address
 * @param category key of it
 * @param value price in euros around which its price moves
 * @param attributes of the table, in its order
 */
record Item(
        int number,
        String slug,
        String category,
        Layout layout,
        PageFault fault,
        Storefront storefront,
        String brand,
        String title,
        String description,
        String model,
        String sku,
        String gtin,
        String asin,
        BigDecimal rating,
        int ratingCount,
        String country,
        BigDecimal value,
        Map<String, String> attributes) {

    String path() {
        return "/p/" + slug;
    }
}
