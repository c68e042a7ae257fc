package dev.sluice.sample.shop;

/** A permanent fault of a product page. */
public enum PageFault {
    /** No fault. */
    NONE,
    /** Answers 500. */
    SERVER_ERROR,
    /** Answers 404 although the sitemap lists it. */
    GONE,
    /** A complete response whose HTML ends in the middle of the product data. */
    CUT_PAGE,
    /** The connection breaks in the middle of the response. */
    CUT_CONNECTION,
    /** A page of the shop without a product. */
    NO_PRODUCT,
    /** The only structured data is JSON-LD that does not parse. */
    INVALID_JSON_LD,
    /** Complete except for the price, which reads "call us". */
    CALL_US;

    /** Whether the product can be found on the page, possibly without its price. */
    public boolean readable() {
        return this == NONE || this == CALL_US;
    }
}
