package dev.sluice.scraper.feed.products;

/** Where on a page a value can stand; where two say different things the earlier one here is believed. */
enum Source {
    /** Where somebody who asked for the page says that the price stands. */
    SELECTOR("selector"),
    JSON_LD("json-ld"),
    MICRODATA("microdata"),
    RDFA("rdfa"),
    /** The layout of Amazon's product pages, whoever serves them. */
    AMAZON("amazon"),
    OPEN_GRAPH("opengraph"),
    /** The operator's own rules for a site, for what nothing else says. */
    CSS("css"),
    /** The page's tables of two columns. */
    TABLE("table"),
    /** The address that the page names as its own. */
    CANONICAL("canonical"),
    /** The address that answered. */
    ADDRESS("address");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** As the event's {@code sources} name it. */
    String label() {
        return label;
    }

    /** Whether it describes things, of which a page may hold others too; the rest speak of the page itself. */
    boolean describesThings() {
        return compareTo(JSON_LD) >= 0 && compareTo(RDFA) <= 0;
    }
}
