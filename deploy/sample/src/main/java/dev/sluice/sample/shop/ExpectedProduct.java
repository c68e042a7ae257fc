package dev.sluice.sample.shop;

import java.math.BigDecimal;
import java.net.URI;

/**
 * What a careful reader finds on a product page at one moment, for tests of scrapers. Pages whose fault is not
 * {@linkplain PageFault#readable() readable} show none of it.
 *
 * @param url of the page
 * @param layout of the page
 * @param fault of the page
 * @param title of the product
 * @param sku of the shop, null on pages that have an ASIN instead
 * @param asin null but on pages of {@link Layout#MARKETPLACE}
 * @param price with its scale; null where the page names none
 * @param currency ISO 4217; null where the page names no price
 * @param availability as schema.org calls it, without the address
 */
public record ExpectedProduct(
        URI url,
        Layout layout,
        PageFault fault,
        String title,
        String sku,
        String asin,
        BigDecimal price,
        String currency,
        String availability) {}
