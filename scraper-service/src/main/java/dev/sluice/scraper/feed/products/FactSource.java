package dev.sluice.scraper.feed.products;

/** The sources of a page's facts, in order of precedence: if two contradict each other, the earlier one wins. */
enum FactSource {
    /** The price selector given with a scrape request. */
    SELECTOR("selector"),
    JSON_LD("json-ld"),
    MICRODATA("microdata"),
    RDFA("rdfa"),
    /** The layout of Amazon's product pages, whoever serves them. */
    AMAZON("amazon"),
    OPEN_GRAPH("opengraph"),
    /** The operator's rules for a site, for facts that no other source states. */
    CSS("css"),
    /** The page's two-column tables. */
    TABLE("table"),
    /** The canonical address that the page names. */
    CANONICAL("canonical"),
    /** The address that answered. */
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
