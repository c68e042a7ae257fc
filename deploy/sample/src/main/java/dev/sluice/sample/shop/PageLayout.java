package dev.sluice.sample.shop;

import java.net.URI;

/** One way to write a product page; {@link ProductPages} puts its two parts into the frame. */
interface PageLayout {

    /** HTML for the document's head: where machines look first. */
    String head(Item item, Offer offer, URI page);

    /** HTML of the product itself. */
    String body(Item item, Offer offer, URI page);
}
