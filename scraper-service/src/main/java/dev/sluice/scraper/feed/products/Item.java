package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A thing that a page describes in schema.org's words, whichever markup it was written in.
 *
 * @param types short names, such as {@code Product}
 * @param values by property: each a String or another Item
 */
record Item(Set<String> types, Map<String, List<Object>> values) {

    private static final Set<String> PRODUCTS =
            Set.of("Product", "IndividualProduct", "ProductModel", "SomeProducts", "ProductGroup");

    /** The last word of a type or value that may be written as an address: {@code http://schema.org/InStock}. */
    static String shortName(String name) {
        return name.strip().replaceAll(".*[/#:]", "");
    }

    boolean product() {
        return is(PRODUCTS);
    }

    boolean is(Set<String> wanted) {
        return types.stream().anyMatch(wanted::contains);
    }

    /** The first text of a property; of a thing as value, its name or what else stands for it. */
    String text(String property) {
        return texts(property).findFirst().orElse(null);
    }

    Stream<String> texts(String property) {
        return all(property).map(Item::asText).filter(Objects::nonNull);
    }

    List<Item> items(String property) {
        return all(property)
                .filter(Item.class::isInstance)
                .map(Item.class::cast)
                .toList();
    }

    /** The first text of several properties. */
    String firstText(String... properties) {
        return Stream.of(properties)
                .map(this::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Stream<Object> all(String property) {
        return values.getOrDefault(property, List.of()).stream();
    }

    private static String asText(Object value) {
        return value instanceof Item thing
                ? thing.firstText("name", "@value", "contentUrl", "url", "@id")
                : value.toString();
    }
}
