package dev.sluice.ingest.feed.products;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.HashMap;
import java.util.Map;

/** Products for unit tests, with defaults for the required fields. */
final class TestProducts {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private TestProducts() {}

    /** A product with the given pairs of field and value; a null value removes the field. */
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
