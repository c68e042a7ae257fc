package dev.sluice.scraper.feed.products;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What one source says about the page's product: fields of the event by name, as written.
 *
 * @param source of all of it
 * @param fields without those of the offer
 * @param offer price and what belongs to it
 * @param attributes that it names beside the fields of the contract
 */
record Facts(Source source, Map<String, String> fields, Offer offer, Map<String, String> attributes) {

    private static final Set<String> NAMING = Set.of("sku", "gtin", "mpn", "title");

    Facts(Source source, Map<String, String> fields, Offer offer) {
        this(source, fields, offer, Map.of());
    }

    /** Whether they are about another product; sources about the page itself never are. */
    boolean contradict(Facts others) {
        return source.describesThings()
                && others.source.describesThings()
                && NAMING.stream()
                        .filter(name -> fields.containsKey(name) && others.fields.containsKey(name))
                        .anyMatch(name -> !alike(fields.get(name), others.fields.get(name)));
    }

    /** Shops add their own name to a title, and zeros to a number. */
    private static boolean alike(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        return a.isEmpty() || b.isEmpty() || a.contains(b) || b.contains(a);
    }

    /** A name without what shops write differently each time. */
    static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("^0+", "");
    }
}
