package dev.sluice.query.feed.products;

import java.math.BigDecimal;
import java.util.Optional;

/** Filter of the product list; empty fields match all products. */
record ProductFilter(
        Optional<String> site,
        Optional<String> brand,
        Optional<String> asin,
        Optional<BigDecimal> minPrice,
        Optional<BigDecimal> maxPrice,
        Optional<ProductWords> words) {

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
