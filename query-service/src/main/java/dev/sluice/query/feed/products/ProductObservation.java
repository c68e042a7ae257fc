package dev.sluice.query.feed.products;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was seen of a product at one moment: the part of it that changes. */
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
        List<String> warnings) {

    static final String EXAMPLE = """
            {"observedAt": "2026-11-20T12:00:00.250Z", "title": "Nikon D7500 DX-Format Digital SLR Body",
             "price": 996.90, "listPrice": 1249.00, "currency": "EUR", "availability": "InStock", "condition": "New",
             "rating": 4.7, "ratingCount": 2006, "url": "https://shop.example/p/nikon-d7500", "warnings": []}""";
}
