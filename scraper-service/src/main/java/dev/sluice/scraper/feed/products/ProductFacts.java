package dev.sluice.scraper.feed.products;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The facts that one source states about the page's product: fields of the event by name, as written.
 *
 * @param source of all facts
 * @param fields other than those of the offer
 * @param offer price and related fields
 * @param attributes beyond the fields of the contract
 */
record ProductFacts(FactSource source, Map<String, String> fields, Offer offer, Map<String, String> attributes) {

    private static final Set<String> IDENTIFYING = Set.of("sku", "gtin", "mpn", "title");

    ProductFacts(FactSource source, Map<String, String> fields, Offer offer) {
        this(source, fields, offer, Map.of());
    }

    /** Whether two sources describe different products; sources that describe the page itself never do. */
    boolean contradict(ProductFacts others) {
        return source.describesItems()
                && others.source.describesItems()
                && IDENTIFYING.stream()
                        .filter(name -> fields.containsKey(name) && others.fields.containsKey(name))
                        .anyMatch(name -> !alike(fields.get(name), others.fields.get(name)));
    }

    /** Adds the value of a field that has none yet, unless the value is missing or blank. */
    static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.putIfAbsent(name, value);
        }
    }

    /** Shops append their own name to a title, and prefix zeros to a number. */
    private static boolean alike(String one, String other) {
        String a = normalized(one);
        String b = normalized(other);
        return a.isEmpty() || b.isEmpty() || a.contains(b) || b.contains(a);
    }

    /** A name without case, punctuation and leading zeros, which shops write differently each time. */
    static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("^0+", "");
    }

    /** The sources of a page's facts, in order of precedence: if two contradict each other, the earlier one wins. */
    enum FactSource {
        /** The price selector given with a scrape request. */
        SELECTOR("selector"),
        JSON_LD("json-ld"),
        MICRODATA("microdata"),
        RDFA("rdfa"),
        /** The layout of Amazon's product pages, on any host. */
        AMAZON("amazon"),
        OPEN_GRAPH("opengraph"),
        /** The operator's rules for a site, for facts that no other source states. */
        CSS("css"),
        /** The page's two-column tables. */
        TABLE("table"),
        /** The canonical address that the page names. */
        CANONICAL("canonical"),
        /** The address fetched. */
        ADDRESS("address");

        private final String label;

        FactSource(String label) {
            this.label = label;
        }

        /** The name in the event's {@code sources}. */
        String label() {
            return label;
        }

        /** Whether it describes items, of which a page may hold several; the other sources describe the page itself. */
        boolean describesItems() {
            return compareTo(JSON_LD) >= 0 && compareTo(RDFA) <= 0;
        }
    }
}
