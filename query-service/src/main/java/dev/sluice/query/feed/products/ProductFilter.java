package dev.sluice.query.feed.products;

import dev.sluice.query.http.Parameters;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Which products are asked for; what is empty lets all pass. */
record ProductFilter(
        Optional<String> site,
        Optional<String> brand,
        Optional<String> asin,
        Optional<BigDecimal> minPrice,
        Optional<BigDecimal> maxPrice,
        Optional<ProductWords> words) {

    /** What a request asks for; complaints go to {@code given}. */
    static ProductFilter of(
            Parameters given, String q, String site, String brand, String asin, String minPrice, String maxPrice) {
        Optional<ProductWords> words = given.text("q", q).flatMap(ProductWords::of);
        if (q != null && words.isEmpty()) {
            given.refuse("q", "must have a word of two letters or digits", q);
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

    /** A price alone would lead through the products of all shops and currencies. */
    private static void refuse(Parameters given, String bound, String value) {
        if (value != null) {
            given.refuse(bound, "needs q, site or brand beside it", value);
        }
    }

    /** Whether a product that was found by a word passes the rest; as the indexes compare. */
    boolean lets(Product product) {
        return site.filter(wanted -> !wanted.equals(product.site())).isEmpty()
                && brand.filter(wanted -> !wanted.equalsIgnoreCase(product.brand()))
                        .isEmpty()
                && asin.filter(wanted -> !wanted.equals(product.asin())).isEmpty()
                && minPrice.filter(least ->
                                product.price() == null || product.price().compareTo(least) < 0)
                        .isEmpty()
                && maxPrice.filter(most ->
                                product.price() == null || product.price().compareTo(most) > 0)
                        .isEmpty();
    }
}
