package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.SchemaItem;
import dev.sluice.scraper.markup.Warnings;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the product that a page is about among those it describes; none if nothing tells them apart. */
final class ProductChooser {

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
    static final Set<String> TYPES =
            Stream.concat(PRODUCTS.stream(), WORKS.stream()).collect(Collectors.toUnmodifiableSet());

    private final Set<String> addresses;
    private final Set<String> titles;
    private final Warnings warnings;

    /** Takes addresses of the page by {@link ShopAddresses#bare}, and titles by {@link ProductFacts#normalized}. */
    ProductChooser(Set<String> addresses, Set<String> titles, Warnings warnings) {
        this.addresses = addresses;
        this.titles = titles;
        this.warnings = warnings;
    }

    /** The items that describe the product: several if it is described several times under the same name. */
    List<SchemaItem> choose(List<SchemaItem> products) {
        if (products.size() < 2) {
            return products;
        }
        List<SchemaItem> chosen = Stream.<Predicate<SchemaItem>>of(
                        this::own,
                        this::titled,
                        item -> wholeGroup(item, products),
                        ProductChooser::isGroup,
                        item -> item.has("offers"),
                        item -> true)
                .map(sign -> products.stream().filter(sign).toList())
                .filter(found -> !found.isEmpty() && sameName(found))
                .findFirst()
                .orElse(List.of());
        if (chosen.isEmpty()) {
            warnings.add("title", products.size() + " products on the page, none of them clearly its own");
        }
        return chosen;
    }

    /** Whether an item names the page's address as its own. */
    boolean own(SchemaItem item) {
        return Stream.of("url", "@id", "mainEntityOfPage", "offers")
                .flatMap(name -> name.equals("offers")
                        ? item.items(name).stream().flatMap(offer -> offer.texts("url"))
                        : Stream.concat(
                                item.texts(name), item.items(name).stream().flatMap(nested -> nested.texts("@id"))))
                .filter(address -> address.indexOf('/') >= 0)
                .anyMatch(address -> addresses.contains(ShopAddresses.bare(address)));
    }

    /** The variants inside a group, and those beside it that name it as theirs. */
    static List<SchemaItem> variants(SchemaItem group, List<SchemaItem> products) {
        return Stream.concat(
                        group.items("hasVariant").stream(),
                        products.stream().filter(product -> belongs(product, group)))
                .toList();
    }

    private static boolean belongs(SchemaItem product, SchemaItem group) {
        return product.items("isVariantOf").stream().anyMatch(whole -> Stream.of("@id", "productGroupID", "name")
                .anyMatch(name -> group.text(name) != null && group.text(name).equals(whole.text(name))));
    }

    /** Whether an item is a group of which all other products of the page are variants. */
    private static boolean wholeGroup(SchemaItem item, List<SchemaItem> products) {
        return isGroup(item) && products.stream().allMatch(other -> other.equals(item) || belongs(other, item));
    }

    private boolean titled(SchemaItem item) {
        return item.text("name") != null && titles.contains(ProductFacts.normalized(item.text("name")));
    }

    private static boolean sameName(List<SchemaItem> items) {
        return items.size() == 1
                || items.stream()
                                .map(item -> item.text("name"))
                                .filter(Objects::nonNull)
                                .map(ProductFacts::normalized)
                                .distinct()
                                .count()
                        == 1;
    }

    static boolean isProduct(SchemaItem item) {
        return item.isAny(PRODUCTS) || (item.isAny(WORKS) && item.has("offers"));
    }

    /** Whether an item stands for several products that differ in size or colour. */
    static boolean isGroup(SchemaItem item) {
        return item.isAny(GROUPS) || item.has("hasVariant");
    }
}
