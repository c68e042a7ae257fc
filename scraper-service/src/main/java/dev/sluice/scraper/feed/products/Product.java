package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An observation of a product as published, field for field as in the contract's schema. */
@RegisterForReflection
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
        Map<String, String> sources) {

    /** A copy that names the source of each of its fields. */
    Product withSources(Map<String, String> known) {
        return new Product(
                productId,
                observedAt,
                url,
                title,
                brand,
                price,
                listPrice,
                currency,
                availability,
                condition,
                rating,
                ratingCount,
                asin,
                sku,
                gtin,
                mpn,
                imageUrl,
                countryOfOrigin,
                attributes,
                warnings,
                known);
    }

    OutboundEvent event(String scrapeId) {
        return new OutboundEvent(
                "products",
                "dev.sluice.product.v1",
                productId,
                productId + "/" + EventJson.time(observedAt),
                EventJson.time(observedAt),
                scrapeId,
                this);
    }
}
