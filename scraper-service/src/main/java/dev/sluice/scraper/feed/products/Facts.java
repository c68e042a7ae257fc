package dev.sluice.scraper.feed.products;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one kind of markup says about the page's product: fields of the event by name, as written.
 *
 * @param fields without those of the offer
 * @param offer price and what belongs to it
 */
record Facts(Map<String, String> fields, Offer offer) {

    static final Facts NONE = new Facts(Map.of(), Offer.NONE);

    private static final Set<String> NAMING = Set.of("sku", "gtin", "mpn", "title");

    /** These facts, and where they are silent the others', unless those are about another product. */
    Facts or(Facts others) {
        if (contradicts(others)) {
            return this;
        }
        Map<String, String> merged = new HashMap<>(others.fields);
        merged.putAll(fields);
        return new Facts(merged, offer.or(others.offer));
    }

    private boolean contradicts(Facts others) {
        return NAMING.stream()
                .filter(name -> fields.containsKey(name) && others.fields.containsKey(name))
                .anyMatch(name -> !alike(fields.get(name), others.fields.get(name)));
    }

    /** Shops add their own name to a title, and zeros to a number. */
    private static boolean alike(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        return a.isEmpty() || b.isEmpty() || a.contains(b) || b.contains(a);
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("^0+", "");
    }
}
