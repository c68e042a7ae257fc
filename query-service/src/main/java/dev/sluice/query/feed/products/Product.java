package dev.sluice.query.feed.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A product as last observed. The single resource also has the newest observations and a link to all of them. */
@Schema(description = "A product as last observed. Fields missing on the page are null.", examples = Product.EXAMPLE)
record Product(
        String productId,
        Instant observedAt,
        String site,
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

        @Schema(description = "Source on the page of each field.")
        Map<String, String> sources,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "The five newest; absent in lists.")
        List<ProductObservation> observations,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Address of all observations; absent in lists.")
        String observationsUrl) {

    static final String EXAMPLE = """
            {"productId": "shop.example~NK-D7500", "observedAt": "2026-11-20T12:00:00.250Z", "site": "shop.example",
             "url": "https://shop.example/p/nikon-d7500", "title": "Nikon D7500 DX-Format Digital SLR Body",
             "brand": "Nikon", "price": 996.90, "listPrice": 1249.00, "currency": "EUR", "availability": "InStock",
             "condition": "New", "rating": 4.7, "ratingCount": 2006, "asin": "B06Y5ZCFHX", "sku": "NK-D7500",
             "gtin": "0018208015818", "mpn": "1581", "imageUrl": "https://shop.example/i/nikon-d7500.jpg",
             "countryOfOrigin": "Thailand", "attributes": {"color": "black"}, "warnings": [],
             "sources": {"title": "json-ld", "price": "json-ld", "currency": "json-ld"}}""";
}
