package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A thing that a page describes in schema.org's words, whichever markup it was written in.
 *
 * @param types short names, such as {@code Product}
 * @param values by property: each a String for machines, a {@link Visible} text, a number or another Item
 */
record Item(Set<String> types, Map<String, List<Object>> values) {

    private static final Set<String> GROUP = Set.of("ProductGroup");
    private static final Set<String> PRODUCTS = Set.of(
            "Product",
            "IndividualProduct",
            "ProductModel",
            "SomeProducts",
            "ProductGroup",
            "Vehicle",
            "Car",
            "Motorcycle");

    /** Works of which many are only described; with an offer they are sold. */
    private static final Set<String> WORKS = Set.of("Book", "MusicAlbum", "VideoGame");

    /**
     * A value that stands on the page for people.
     *
     * @param text in one line
     */
    record Visible(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /** The last word of a type or value that may be written as an address: {@code http://schema.org/InStock}. */
    static String shortName(String name) {
        String clean = name.strip();
        int end = clean.length();
        while (end > 0 && "/#:".indexOf(clean.charAt(end - 1)) < 0) {
            end--;
        }
        return clean.substring(end);
    }

    /** Whether a text names any type of product: most pages do not, and need not be read further. */
    static boolean mayHoldProduct(String text) {
        return Stream.concat(PRODUCTS.stream(), WORKS.stream()).anyMatch(text::contains);
    }

    /** Whether a thing of these types can be a product. */
    static boolean mayBeProduct(Set<String> types) {
        return types.stream().anyMatch(type -> PRODUCTS.contains(type) || WORKS.contains(type));
    }

    boolean product() {
        return is(PRODUCTS) || (is(WORKS) && values.containsKey("offers"));
    }

    /** Whether it stands for several products that differ in size or colour. */
    boolean group() {
        return is(GROUP) || values.containsKey("hasVariant");
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

    /** What a property says of money, each amount once; texts without an amount come as their doubts. */
    List<Money> money(String property, String currency, Prices prices) {
        return all(property)
                .map(value -> money(value, currency, prices))
                .distinct()
                .toList();
    }

    private static Money money(Object value, String currency, Prices prices) {
        if (value instanceof BigDecimal number) {
            return Money.exact(number, currency);
        }
        return value instanceof Visible seen
                ? prices.visible(seen.text(), currency)
                : prices.markup(asText(value), currency);
    }

    private Stream<Object> all(String property) {
        return values.getOrDefault(property, List.of()).stream();
    }

    private static String asText(Object value) {
        if (value instanceof Item thing) {
            return thing.firstText("name", "@value", "contentUrl", "url", "@id");
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
