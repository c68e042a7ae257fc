package dev.sluice.scraper.scrape;

import dev.sluice.scraper.http.PageAddress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.Range;

/**
 * An order to scrape a page, the pages of an ASIN on some sites, or everything that a feed's source has.
 *
 * @param address of a page, instead of an ASIN
 * @param sites of the ASIN, such as {@code amazon.de}
 * @param feed alone, to run its source; else the feed of the page, by default {@code products}
 * @param selector CSS selector of the price, if the caller knows it
 * @param browser true if the page needs one, false if it does not
 */
@RegisterForReflection
@ValidScrapeOrder
record ScrapeOrder(
        @PageAddress String address,
        String asin,
        List<String> sites,
        String feed,

        @Size(max = 2000, message = "must have at most {max} characters")
        String selector,

        Boolean browser,

        @Schema(description = "Scrolls to the bottom of the page in a browser, at most, until it no longer grows")
        @Range(max = 20, message = "must be from 0 to 20")
        Integer scrolls) {}
