package dev.sluice.scraper.feed.products;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Names the source of each field that an observation has in the end. */
final class FieldSources {

    private FieldSources() {}

    static Map<String, String> of(Product product, Map<String, String> found) {
        Map<String, Object> values = new TreeMap<>();
        values.put("url", product.url());
        values.put("title", product.title());
        values.put("brand", product.brand());
        values.put("price", product.price());
        values.put("listPrice", product.listPrice());
        values.put("currency", product.currency());
        values.put("availability", product.availability());
        values.put("condition", product.condition());
        values.put("rating", product.rating());
        values.put("ratingCount", product.ratingCount());
        values.put("asin", product.asin());
        values.put("sku", product.sku());
        values.put("gtin", product.gtin());
        values.put("mpn", product.mpn());
        values.put("imageUrl", product.imageUrl());
        values.put("countryOfOrigin", product.countryOfOrigin());
        values.values().removeIf(Objects::isNull);
        Map<String, String> sources = new TreeMap<>(found);
        sources.keySet().retainAll(values.keySet());
        return sources;
    }
}
