package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.SchemaItem;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schema.org types under which shops describe what they sell. */
final class ProductTypes {

    private static final Set<String> GROUPS = Set.of("ProductGroup");
    private static final Set<String> PRODUCTS = Set.of(
            "Product",
            "IndividualProduct",
            "ProductModel",
            "SomeProducts",
            "ProductGroup",
            "Vehicle",
            "Car",
            "Motorcycle");

    /** Works are often only described; one with an offer is sold. */
    private static final Set<String> WORKS = Set.of("Book", "MusicAlbum", "VideoGame");

    /** Types of items that may be a product. */
    static final Set<String> ALL =
            Stream.concat(PRODUCTS.stream(), WORKS.stream()).collect(Collectors.toUnmodifiableSet());

    private ProductTypes() {}

    static boolean isProduct(SchemaItem item) {
        return item.isAny(PRODUCTS) || (item.isAny(WORKS) && item.has("offers"));
    }

    /** Whether an item stands for several products that differ in size or colour. */
    static boolean isGroup(SchemaItem item) {
        return item.isAny(GROUPS) || item.has("hasVariant");
    }
}
