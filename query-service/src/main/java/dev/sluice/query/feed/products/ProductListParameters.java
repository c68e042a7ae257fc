package dev.sluice.query.feed.products;

import dev.sluice.query.http.Parameters;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters of the list of products. */
final class ProductListParameters {

    @Parameter(
            description = "Words of title or brand, or their beginnings; case and accents are ignored.",
            example = "nikon d75")
    @RestQuery
    String q;

    @Parameter(description = "Host of the shop, without www.", example = "shop.example")
    @RestQuery
    String site;

    @Parameter(description = "Brand, case-insensitive.", example = "Nikon")
    @RestQuery
    String brand;

    @Parameter(description = "Finds the product on all sites.", example = "B06Y5ZCFHX")
    @RestQuery
    String asin;

    @Parameter(description = "Lowest price, in any currency; only with q, site or brand.", example = "500")
    @RestQuery
    String minPrice;

    @Parameter(description = "Highest price; only with q, site or brand.", example = "1000.00")
    @RestQuery
    String maxPrice;

    @Parameter(description = "Items per page, 1 to 500; 50 by default.", example = "50")
    @RestQuery
    String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    String cursor;

    ProductFilter filter(Parameters given) {
        return ProductFilter.of(given, q, site, brand, asin, minPrice, maxPrice);
    }
}
