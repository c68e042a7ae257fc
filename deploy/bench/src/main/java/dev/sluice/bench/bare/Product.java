package dev.sluice.bench.bare;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of the products feed. */
record Product(
        String productId,
        Instant observedAt,
        String url,
        String title,
        String brand,
        BigDecimal price,
        BigDecimal listPrice,
        String currency,
        String availability,
        String condition,
        BigDecimal rating,
        Long ratingCount,
        String asin,
        String sku,
        String gtin,
        String mpn,
        String imageUrl,
        String countryOfOrigin,
        Map<String, String> attributes,
        List<String> warnings,
        Map<String, String> sources) {}
