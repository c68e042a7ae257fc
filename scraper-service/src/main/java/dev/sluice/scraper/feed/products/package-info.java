/** Products: from shop pages to topic {@code products}, an observation a page and a visit. */
package dev.sluice.scraper.feed.products;
