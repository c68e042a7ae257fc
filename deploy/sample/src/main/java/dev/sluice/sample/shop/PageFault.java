package dev.sluice.sample.shop;

/** What is wrong with a product page, for ever. */
public enum PageFault {
    /** Nothing: the page is as its layout promises. */
    NONE,
    /** Answers 500. */
    SERVER_ERROR,
    /** Answers 404 although the sitemap lists it. */
    GONE,
    /** A complete answer whose HTML ends in the middle of the product data. */
    CUT_PAGE,
    /** The connection breaks in the middle of the answer. */
    CUT_CONNECTION,
    /** A page of the shop that sells nothing. */
    NO_PRODUCT,
    /** The only structured data is JSON-LD that does not parse. */
    INVALID_JSON_LD,
    /** All is there but the price, which says "call us". */
    CALL_US;

    /** Whether a reader can find the product on the page, if not its price. */
    public boolean readable() {
        return this == NONE || this == CALL_US;
    }
}
