package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** A selector given with a request takes precedence for the price. */
class PriceSelectorTest {

    private static final String JSON = """
            <script type="application/ld+json">{"@type":"Product","name":"Lamp","offers":
            {"price":"10.00","priceCurrency":"EUR","availability":"InStock"}}</script>""";

    @Test
    void theSelectedPriceWinsInThePagesCurrencyWithAWarning() {
        Product product = read(JSON + "<b id='mine'>8,50</b>", "#mine");

        assertThat(product.price()).isEqualTo("8.50");
        assertThat(product.currency()).isEqualTo("EUR");
        assertThat(product.title()).isEqualTo("Lamp");
        assertThat(product.availability()).isEqualTo("InStock");
        assertThat(product.sources()).containsEntry("price", "selector").containsEntry("title", "json-ld");
        assertThat(product.warnings()).containsExactly("price: selector says 8.50 EUR, json-ld says 10.00 EUR");
    }

    @Test
    void theShownPriceKeepsItsOwnCurrency() {
        Product product = read(JSON + "<b id='mine'>US$ 8.50</b>", "#mine");

        assertThat(product.price()).isEqualTo("8.50");
        assertThat(product.currency()).isEqualTo("USD");
    }

    @Test
    void aSelectorThatFindsNothingIsAWarning() {
        Product product = read(JSON, "#mine");

        assertThat(product.price()).isEqualTo("10.00");
        assertThat(product.warnings()).containsExactly("price: none where the selector points to");
    }

    private static Product read(String html, String selector) {
        return ProductPage.read(
                Jsoup.parse("<html lang='de'>" + html, "https://shop.example/1"),
                URI.create("https://shop.example/1"),
                Instant.parse("2026-11-20T12:00:00Z"),
                Map.of(),
                selector);
    }
}
