package dev.sluice.query.feed.products;

import dev.sluice.query.http.Parameters;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Filter of the product list; empty fields match all products. */
record ProductFilter(
        Optional<String> site,
        Optional<String> brand,
        Optional<String> asin,
        Optional<BigDecimal> minPrice,
        Optional<BigDecimal> maxPrice,
        Optional<ProductWords> words) {

    /** Parses the filter; violations go to {@code given}. */
    static ProductFilter of(
            Parameters given, String q, String site, String brand, String asin, String minPrice, String maxPrice) {
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

    /** Whether a product found by a word matches the other filters; compares like the indexes. */
    boolean matches(Product product) {
        return site.filter(value -> !value.equals(product.site())).isEmpty()
                && brand.filter(value -> !value.equalsIgnoreCase(product.brand()))
                        .isEmpty()
                && asin.filter(value -> !value.equals(product.asin())).isEmpty()
                && minPrice.filter(min ->
                                product.price() == null || product.price().compareTo(min) < 0)
                        .isEmpty()
                && maxPrice.filter(max ->
                                product.price() == null || product.price().compareTo(max) > 0)
                        .isEmpty();
    }
}
