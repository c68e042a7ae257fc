package dev.sluice.sample.shop;

/** The ways in which the sample shop's pages describe a product. */
public enum PageLayout {
    /** One JSON-LD block: a Product with its Offer. */
    JSON_LD,
    /** One JSON-LD block with a {@code @graph}, in which the Product is one node of several. */
    JSON_LD_GRAPH,
    /** One JSON-LD block that is an array; the Product is not its first element. */
    JSON_LD_ARRAY,
    /** JSON-LD with an AggregateOffer: the price is the lowest of several sellers. */
    JSON_LD_AGGREGATE,
    /** schema.org attributes in the HTML itself. */
    MICRODATA,
    /** OpenGraph and {@code product:} meta elements. */
    OPEN_GRAPH,
    /** No structured data: ids, tables and formatted text, as on Amazon. */
    MARKETPLACE
}
