package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.WebPage;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** Extracts the product from a fetched page, with the operator's rules for its site. */
@Singleton
final class ProductReader {

    private final ProductSettings settings;

    ProductReader(ProductSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads a page, or throws {@link FetchFailed} if it is not HTML.
     *
     * @param selector of the price, null for none
     */
    Product read(WebPage page, String selector) {
        String type = page.contentType().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.contains("html") && !type.contains("xml")) {
            throw FetchFailed.unwanted(page.address(), "not a page of HTML");
        }
        Map<String, String> rules = settings.rules().getOrDefault(ShopAddresses.site(page.address()), Map.of());
        return ProductPage.read(page.html(), page.address(), page.fetchedAt(), rules, selector);
    }
}
