package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.publish.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Extraction of observations from shop pages in each markup. */
class ProductPageTest {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00.250Z");
    private static final String ADDRESS = "https://www.shop.example/p/nikon-d7500?ref=mail#top";

    @Test
    void jsonLdGivesTheWholeProduct() {
        Product product = read("json-ld.html");

        assertThat(product)
                .isEqualTo(new Product(
                        "shop.example~NK-D7500",
                        THEN,
                        "https://shop.example/p/nikon-d7500",
                        "Nikon D7500 & DX-Format",
                        "Nikon",
                        new BigDecimal("996.90"),
                        new BigDecimal("1249.00"),
                        "EUR",
                        "InStock",
                        "New",
                        new BigDecimal("4.7"),
                        2006L,
                        null,
                        "NK-D7500",
                        "0018208015818",
                        "1581",
                        "https://www.shop.example/i/nikon-d7500.jpg",
                        "Thailand",
                        Map.of("color", "black", "item_weight", "640 g", "country_of_origin", "Thailand"),
                        null,
                        product.sources()));
        assertThat(product.sources())
                .containsEntry("url", "canonical")
                .containsEntry("price", "json-ld")
                .containsEntry("listPrice", "json-ld")
                .containsEntry("countryOfOrigin", "table")
                .hasSize(15);
        assertThat(Contract.violations("products", EventJson.bytes(product))).isEmpty();
        assertThat(new String(EventJson.bytes(product), StandardCharsets.UTF_8)).contains("\"price\":996.90,");
    }

    @Test
    void microdataIsReadWithItsNestedOffer() {
        Product product = read("microdata.html");

        assertThat(product.title()).isEqualTo("Tea pot");
        assertThat(product.price()).isEqualTo("24.50");
        assertThat(product.currency()).isEqualTo("GBP");
        assertThat(product.availability()).isEqualTo("OutOfStock");
        assertThat(product.condition()).isEqualTo("Used");
        assertThat(product.imageUrl()).isEqualTo("https://www.shop.example/i/pot.jpg");
        assertThat(product.brand()).isEqualTo("Potters");
    }

    @Test
    void openGraphIsReadFromAPageThatCallsItselfAProduct() {
        Product product = read("open-graph.html");

        assertThat(product.title()).isEqualTo("Lamp");
        assertThat(product.price()).isEqualTo("1299.00");
        assertThat(product.currency()).isEqualTo("USD");
        assertThat(product.availability()).isEqualTo("InStock");
        assertThat(product.url()).isEqualTo("https://shop.example/p/lamp");
        assertThat(product.productId()).isEqualTo("shop.example~" + Fingerprint.of("https://shop.example/p/lamp"));
    }

    @Test
    void aPageWithoutAProductGivesAnObservationWithoutTitle() {
        Product product = html("<title>Welcome</title><meta property='og:title' content='Welcome'>");

        assertThat(product.title()).isNull();
        assertThat(product.price()).isNull();
        assertThat(product.url()).isEqualTo("https://www.shop.example/p/nikon-d7500?ref=mail");
        assertThat(product.productId()).isEqualTo("shop.example~" + Fingerprint.of(product.url()));
    }

    @Test
    void anAmountNeverTakesTheCurrencyOfAnother() {
        Product product = html("""
                <script type="application/ld+json">{"@type":"Product","name":"A","offers":{"price":"10.00"}}</script>
                <meta property="product:price:amount" content="12.00">
                <meta property="product:price:currency" content="USD">""");

        assertThat(product.price()).isEqualTo("12.00");
        assertThat(product.currency()).isEqualTo("USD");
        assertThat(product.warnings()).containsExactly("price: opengraph says 12.00 USD, json-ld says 10.00");
    }

    @Test
    void theProductOfThisAddressIsChosenAmongSeveral() {
        Product product = html("""
                <script type="application/ld+json">[
                {"@type":"Product","name":"B","url":"/p/b","offers":{"price":1,"priceCurrency":"EUR"}},
                {"@type":["Thing","Product"],"name":"A","url":"https://shop.example/p/nikon-d7500?ref=mail",
                 "offers":{"price":2,"priceCurrency":"EUR"}}]</script>""");

        assertThat(product.title()).isEqualTo("A");
        assertThat(product.price()).isEqualTo("2");
    }

    @Test
    void noneOfSeveralProductsIsChosenWithoutASign() {
        Product product = html("""
                <script type="application/ld+json">{"@graph":[
                {"@type":"Product","name":"B","offers":{"price":1}},
                {"@type":"Product","name":"C","offers":{"price":2}}]}</script>""");

        assertThat(product.title()).isNull();
        assertThat(product.price()).isNull();
        assertThat(product.warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("title: 2 products");
    }

    @Test
    void aRangeYieldsItsLowestPriceDifferentOffersNone() {
        Product range = html("""
                <script type="application/ld+json">{"@type":"Product","name":"A","offers":{"@type":"AggregateOffer",
                "lowPrice":"5.29","highPrice":9.56,"priceCurrency":"gbp"}}</script>""");
        Product several = html("""
                <script type="application/ld+json">{"@type":"Product","name":"A","offers":[
                {"@type":"Offer","price":5,"priceCurrency":"EUR"},
                {"@type":"Offer","price":6,"priceCurrency":"EUR"}]}</script>""");

        assertThat(range.price()).isEqualTo("5.29");
        assertThat(range.currency()).isEqualTo("GBP");
        assertThat(range.warnings()).containsExactly("price: the lowest of several, up to 9.56");
        assertThat(several.price()).isNull();
        assertThat(several.warnings()).containsExactly("price: 2 offers with different prices");
    }

    @Test
    void dubiousValuesAreDroppedWithAWarning() {
        Product product = html("""
                <script type="application/ld+json">{"@type":"Product","name":"A","gtin":"12","sku":"a b",
                "aggregateRating":{"ratingValue":7,"bestRating":"10","reviewCount":"1,204"},
                "offers":{"price":"call us","priceCurrency":"GOLD","availability":"perhaps"}}</script>""");

        assertThat(product.price()).isNull();
        assertThat(product.gtin()).isNull();
        assertThat(product.rating()).isEqualTo("3.50");
        assertThat(product.ratingCount()).isEqualTo(1204);
        assertThat(product.productId()).matches("shop\\.example~[0-9a-f]{16}");
        assertThat(product.warnings())
                .containsExactlyInAnyOrder(
                        "price: not a clear amount: call us",
                        "currency: unknown: GOLD",
                        "availability: unknown: perhaps",
                        "gtin: not 8 to 14 digits: 12");
    }

    @Test
    void anAmazonAddressNamesItsProduct() {
        Product product = ProductPage.read(
                Jsoup.parse(""), URI.create("https://www.amazon.de/Nikon/dp/B06Y5ZCFHX/ref=x"), THEN, Map.of(), null);

        assertThat(product.productId()).isEqualTo("amazon.de~B06Y5ZCFHX");
        assertThat(product.event("run").id()).isEqualTo("amazon.de~B06Y5ZCFHX/2026-11-20T12:00:00.250Z");
    }

    private static Product html(String html) {
        return ProductPage.read(Jsoup.parse(html, ADDRESS), URI.create(ADDRESS), THEN, Map.of(), null);
    }

    private static Product read(String resource) {
        try (InputStream in = ProductPageTest.class.getResourceAsStream("/shop/" + resource)) {
            return ProductPage.read(Jsoup.parse(in, "UTF-8", ADDRESS), URI.create(ADDRESS), THEN, Map.of(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
