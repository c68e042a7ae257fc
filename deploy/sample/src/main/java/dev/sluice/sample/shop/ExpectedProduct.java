package dev.sluice.sample.shop;

import java.math.BigDecimal;
import java.net.URI;

/**
 * The content of a product page at a moment, for tests of scrapers. Pages with a fault that is not
 * {@linkplain PageFault#readable() readable} do not show it.
 *
 * @param url of the page
 * @param layout of the page
 * @param fault of the page
 * @param title of the product
 * @param sku of the shop, null on pages with an ASIN
 * @param asin null except on pages of {@link PageLayout#MARKETPLACE}
 * @param price with its scale; null if the page shows none
 * @param currency ISO 4217; null if the page shows no price
 * @param availability as schema.org calls it, without the address
 */
public record ExpectedProduct(
        URI url,
        PageLayout layout,
        PageFault fault,
        String title,
        String sku,
        String asin,
        BigDecimal price,
        String currency,
        String availability) {}
