package dev.sluice.scraper.feed.products;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the words for availability and condition to the short names of schema.org that the contract knows. */
final class Terms {

    private static final Map<String, String> AVAILABILITY = known(
            Map.of("oos", "OutOfStock", "available", "InStock"),
            "BackOrder",
            "Discontinued",
            "InStock",
            "InStoreOnly",
            "LimitedAvailability",
            "MadeToOrder",
            "OnlineOnly",
            "OutOfStock",
            "PreOrder",
            "PreSale",
            "Reserved",
            "SoldOut");

    private static final Map<String, String> CONDITION = known(
            Map.of(
                    "newcondition", "New",
                    "usedcondition", "Used",
                    "refurbishedcondition", "Refurbished",
                    "damagedcondition", "Damaged"),
            "Damaged",
            "New",
            "Refurbished",
            "Used");

    private Terms() {}

    static String availability(String text, Doubts doubts) {
        Optional<String> words =
                text == null || text.indexOf('/') >= 0 ? Optional.empty() : StockWords.availability(text);
        String known = text == null ? null : AVAILABILITY.get(bare(Item.shortName(text)));
        return known == null && words.isPresent() ? words.get() : term("availability", AVAILABILITY, text, doubts);
    }

    static String condition(String text, Doubts doubts) {
        return term("condition", CONDITION, text, doubts);
    }

    private static String term(String field, Map<String, String> terms, String text, Doubts doubts) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String term = terms.get(bare(Item.shortName(text.strip().replaceAll("/$", ""))));
        if (term == null) {
            doubts.add(field, "unknown: " + text);
        }
        return term;
    }

    private static Map<String, String> known(Map<String, String> others, String... names) {
        Map<String, String> known = Stream.of(names).collect(Collectors.toMap(Terms::bare, name -> name));
        known.putAll(others);
        return Map.copyOf(known);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
