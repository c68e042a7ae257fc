package dev.sluice.scraper.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maps terms for availability and condition to the short names of schema.org. */
public final class SchemaOrgTerms {

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

    private SchemaOrgTerms() {}

    /** The availability that a term or, unless it is an address, a phrase means; empty for an unknown one. */
    public static Optional<String> availability(String text) {
        Optional<String> term = term(AVAILABILITY, text);
        return term.isPresent() || text.indexOf('/') >= 0 ? term : AvailabilityPhrases.availability(text);
    }

    /** The condition that a term means; empty for an unknown one. */
    public static Optional<String> condition(String text) {
        return term(CONDITION, text);
    }

    private static Optional<String> term(Map<String, String> terms, String text) {
        String name = text.strip();
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return Optional.ofNullable(terms.get(bare(SchemaItem.shortName(path))));
    }

    private static Map<String, String> known(Map<String, String> others, String... names) {
        Map<String, String> known = Stream.of(names).collect(Collectors.toMap(SchemaOrgTerms::bare, name -> name));
        known.putAll(others);
        return Map.copyOf(known);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
