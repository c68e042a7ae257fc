package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.WebPage;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** Reads a fetched page, with the rules that the settings have for its site. */
@Singleton
final class ProductReader {

    private final ProductSettings settings;

    ProductReader(ProductSettings settings) {
        this.settings = settings;
    }

    /** What the page says of its product; fails with {@link FetchFailed} for what is no page of HTML. */
    Product read(WebPage page) {
        return read(page, null);
    }

    /** The same with the price from where {@code selector} points to, unless that is null. */
    Product read(WebPage page, String selector) {
        String type = page.contentType().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.contains("html") && !type.contains("xml")) {
            throw FetchFailed.unwanted(page.address(), "not a page of HTML");
        }
        Map<String, String> rules = settings.rules().getOrDefault(Addresses.site(page.address()), Map.of());
        return selector == null
                ? ProductPage.read(page.html(), page.address(), page.fetchedAt(), rules)
                : ProductPage.read(page.html(), page.address(), page.fetchedAt(), rules, selector);
    }
}
