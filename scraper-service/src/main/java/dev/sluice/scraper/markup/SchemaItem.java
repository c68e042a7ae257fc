package dev.sluice.scraper.markup;

import dev.sluice.scraper.money.Money;
import dev.sluice.scraper.money.PriceParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item that a page describes in schema.org terms, in whichever markup.
 *
 * @param types short names, such as {@code Offer}
 * @param values by property: each a String for machines, a {@link VisibleValue}, a number or another SchemaItem
 */
public record SchemaItem(Set<String> types, Map<String, List<Object>> values) {

    /** A value that is visible on the page, rather than written for machines. */
    record VisibleValue(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /** The last word of a type or value that may be written as an address: {@code http://schema.org/InStock}. */
    public static String shortName(String name) {
        String clean = name.strip();
        int end = clean.length();
        while (end > 0 && "/#:".indexOf(clean.charAt(end - 1)) < 0) {
            end--;
        }
        return clean.substring(end);
    }

    /** Whether it has one of the wanted types. */
    public boolean isAny(Set<String> wanted) {
        return types.stream().anyMatch(wanted::contains);
    }

    /** Whether a property is present, even without a value. */
    public boolean has(String property) {
        return values.containsKey(property);
    }

    /** The first text of a property, null if there is none; an item as value is represented by its name or address. */
    public String text(String property) {
        return texts(property).findFirst().orElse(null);
    }

    /** All texts of a property, in the page's order. */
    public Stream<String> texts(String property) {
        return all(property).map(SchemaItem::asText).filter(Objects::nonNull);
    }

    /** The items among the values of a property. */
    public List<SchemaItem> items(String property) {
        return all(property)
                .filter(SchemaItem.class::isInstance)
                .map(SchemaItem.class::cast)
                .toList();
    }

    /** The first text among several properties, tried in their order; null if there is none. */
    public String firstText(String... properties) {
        return Stream.of(properties)
                .map(this::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The distinct amounts of a property; a text without an amount yields its warning. */
    public List<Money> money(String property, String currency, PriceParser prices) {
        return all(property)
                .map(value -> money(value, currency, prices))
                .distinct()
                .toList();
    }

    private static Money money(Object value, String currency, PriceParser prices) {
        if (value instanceof BigDecimal number) {
            return Money.exact(number, currency);
        }
        return value instanceof VisibleValue visible
                ? prices.visible(visible.text(), currency)
                : prices.markup(asText(value), currency);
    }

    private Stream<Object> all(String property) {
        return values.getOrDefault(property, List.of()).stream();
    }

    private static String asText(Object value) {
        if (value instanceof SchemaItem item) {
            return item.firstText("name", "@value", "contentUrl", "url", "@id");
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
