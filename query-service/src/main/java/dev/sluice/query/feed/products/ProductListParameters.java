package dev.sluice.query.feed.products;

import dev.sluice.query.http.PageParameters;
import dev.sluice.query.http.Parameters;
import jakarta.ws.rs.BeanParam;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

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

    @BeanParam
    PageParameters page;

    ProductFilter filter(Parameters given) {
        Optional<ProductWords> words = given.text("q", q).flatMap(ProductWords::of);
        if (q != null && words.isEmpty()) {
            given.refuse("q", "must contain a word of two letters or digits", q);
        }
        if (q == null && site == null && brand == null) {
            refuse(given, "minPrice", minPrice);
            refuse(given, "maxPrice", maxPrice);
        }
        return new ProductFilter(
                given.text("site", site).map(host -> host.toLowerCase(Locale.ROOT)),
                given.text("brand", brand),
                given.text("asin", asin).map(code -> code.toUpperCase(Locale.ROOT)),
                given.amount("minPrice", minPrice),
                given.amount("maxPrice", maxPrice),
                words);
    }

    /** A price alone would scan the products of all shops and currencies. */
    private static void refuse(Parameters given, String bound, String value) {
        if (value != null) {
            given.refuse(bound, "requires q, site or brand", value);
        }
    }
}
