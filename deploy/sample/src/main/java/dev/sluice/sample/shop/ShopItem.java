package dev.sluice.sample.shop;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An item of the sample shop with its constant properties.
 *
 * @param number index in the catalogue, which also selects small differences between pages
 * @param slug last path segment of its page
 * @param category key of the category
 * @param value price in euros around which its price moves
 * @param attributes rows of the details table, in order
 */
record ShopItem(
        int number,
        String slug,
        String category,
        PageLayout layout,
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
