package dev.sluice.ingest.feed.products;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.HashMap;
import java.util.Map;

/** A product for pure tests; what a test does not name is absent or the same in all. */
final class GivenProduct {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private GivenProduct() {}

    /** With fields as pairs of name and value; null takes away. */
    static Product with(String... pairs) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "productId", "shop.example~1",
                "observedAt", "2026-11-20T12:00:00Z",
                "url", "https://shop.example/1",
                "title", "A thing",
                "attributes", Map.of()));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return JSON.convertValue(fields, Product.class);
    }
}
