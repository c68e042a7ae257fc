package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Chooses the product that a page is about among those it describes; where nothing tells them apart it is none. */
final class ProductChoice {

    private final Set<String> addresses;
    private final Set<String> titles;
    private final Doubts doubts;

    /**
     * A choice on one page.
     *
     * @param addresses by which the page is known, without scheme and fragment ({@link Addresses#bare})
     * @param titles by which the page is known, without what shops write differently each time
     * @param doubts takes what is doubtful
     */
    ProductChoice(Set<String> addresses, Set<String> titles, Doubts doubts) {
        this.addresses = addresses;
        this.titles = titles;
        this.doubts = doubts;
    }

    /** The product; several times, if it is described several times under the same name. */
    List<Item> of(List<Item> products) {
        if (products.size() < 2) {
            return products;
        }
        List<Item> chosen = Stream.<Predicate<Item>>of(
                        this::own,
                        this::titled,
                        item -> group(item, products),
                        Item::group,
                        item -> item.values().containsKey("offers"),
                        item -> true)
                .map(sign -> products.stream().filter(sign).toList())
                .filter(found -> !found.isEmpty() && sameName(found))
                .findFirst()
                .orElse(List.of());
        if (chosen.isEmpty()) {
            doubts.add("title", products.size() + " products on the page, none of them clearly its own");
        }
        return chosen;
    }

    /** Whether a thing says that it is at the address of the page. */
    boolean own(Item item) {
        return Stream.of("url", "@id", "mainEntityOfPage", "offers")
                .flatMap(name -> name.equals("offers")
                        ? item.items(name).stream().flatMap(offer -> offer.texts("url"))
                        : Stream.concat(
                                item.texts(name), item.items(name).stream().flatMap(thing -> thing.texts("@id"))))
                .filter(address -> address.indexOf('/') >= 0)
                .anyMatch(address -> addresses.contains(Addresses.bare(address)));
    }

    /** The variants inside a group and those beside it that say they belong to it. */
    static List<Item> variants(Item group, List<Item> products) {
        return Stream.concat(
                        group.items("hasVariant").stream(),
                        products.stream().filter(product -> belongs(product, group)))
                .toList();
    }

    private static boolean belongs(Item product, Item group) {
        return product.items("isVariantOf").stream().anyMatch(whole -> Stream.of("@id", "productGroupID", "name")
                .anyMatch(name -> group.text(name) != null && group.text(name).equals(whole.text(name))));
    }

    /** A group whose variants are all the other products of the page. */
    private static boolean group(Item item, List<Item> products) {
        return item.group() && products.stream().allMatch(other -> other.equals(item) || belongs(other, item));
    }

    private boolean titled(Item item) {
        return item.text("name") != null && titles.contains(Facts.bare(item.text("name")));
    }

    private static boolean sameName(List<Item> items) {
        return items.size() == 1
                || items.stream()
                                .map(item -> item.text("name"))
                                .filter(Objects::nonNull)
                                .map(Facts::bare)
                                .distinct()
                                .count()
                        == 1;
    }
}
