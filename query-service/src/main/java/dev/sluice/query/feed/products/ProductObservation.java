package dev.sluice.query.feed.products;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The changing part of a product at one time. */
@Schema(description = "One observation of a product.", examples = ProductObservation.EXAMPLE)
record ProductObservation(
        Instant observedAt,
        String title,
        BigDecimal price,
        BigDecimal listPrice,
        String currency,
        String availability,
        String condition,
        BigDecimal rating,
        Long ratingCount,
        String url,
        List<String> warnings,

        @Schema(description = "Changes since the previous observation; absent if none")
        Map<String, Changed> changes) {

    /**
     * A changed field.
     *
     * @param before previous value; a price with its currency
     * @param after current value, in the same format
     */
    @RegisterForReflection
    record Changed(String before, String after) {}

    static final String EXAMPLE = """
            {"observedAt": "2026-11-20T12:00:00.250Z", "title": "Nikon D7500 DX-Format Digital SLR Body",
             "price": 996.90, "listPrice": 1249.00, "currency": "EUR", "availability": "InStock", "condition": "New",
             "rating": 4.7, "ratingCount": 2006, "url": "https://shop.example/p/nikon-d7500", "warnings": [],
             "changes": {"price": {"before": "1049.00 EUR", "after": "996.90 EUR"}}}""";
}
