package dev.sluice.scraper.scrape;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What somebody wants scraped: a page, what sites show under an ASIN, or all that a feed's source has.
 *
 * @param address of a page; or
 * @param asin of a product, on
 * @param sites such as {@code amazon.de}; or
 * @param feed alone: its source is run. With an address: the feed that the page is for
 * @param selector CSS of the price, where it is known better
 * @param browser true: the page needs one; false: it does not
 */
@RegisterForReflection
record ScrapeOrder(String address, String asin, List<String> sites, String feed, String selector, Boolean browser) {}
