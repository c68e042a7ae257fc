package dev.sluice.scraper.feed.products;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final Pattern LOCAL_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * The natural key of a product, the same at every visit.
     *
     * @param address of the page, for its site
     * @param canonical address, whose hash is used if the page states no ASIN or valid SKU
     * @return {@code <site>~<local id>}
     */
    static String id(URI address, String asin, String sku, String canonical) {
        String local =
                asin != null ? asin : sku != null && LOCAL_ID.matcher(sku).matches() ? sku : null;
        return ShopAddresses.site(address) + "~" + (local == null ? Fingerprint.of(canonical) : local);
    }

    /** Drops the sources of values that normalization has dropped. */
    Product retainSources() {
        sources.keySet().retainAll(EventJson.fields(this));
        return this;
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
