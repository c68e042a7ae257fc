package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Precedence of a page's sources, warnings about contradictions, and the operator's rules. */
class FactMergerTest {

    private static final String META = "<meta property='%s' content='%s'>";
    private static final String JSON = """
            <script type="application/ld+json">{"@type":"Product","name":"Lamp","offers":
            {"price":"10.00","priceCurrency":"EUR","availability":"InStock"}}</script>""";

    @Test
    void theEarlierSourceWinsAndTheContradictionIsAWarning() {
        Product product = read(JSON + og("12.00", "EUR") + META.formatted("product:availability", "oos"));

        assertThat(product.price()).isEqualTo("10.00");
        assertThat(product.availability()).isEqualTo("InStock");
        assertThat(product.sources()).containsEntry("price", "json-ld");
        assertThat(product.warnings())
                .containsExactly(
                        "availability: json-ld says InStock, opengraph says OutOfStock",
                        "price: json-ld says 10.00 EUR, opengraph says 12.00 EUR");
    }

    @Test
    void theSameAmountInAnotherScaleIsNoContradiction() {
        assertThat(read(JSON + og("10", "EUR")).warnings()).isNull();
    }

    @Test
    void theSameAmountInAnotherCurrencyIsAContradiction() {
        Product product = read(JSON + og("10.00", "USD"));

        assertThat(product.currency()).isEqualTo("EUR");
        assertThat(product.warnings()).containsExactly("currency: json-ld says 10.00 EUR, opengraph says 10.00 USD");
    }

    @Test
    void aSalePriceBeatsAListPrice() {
        String sale = og("12.00", "EUR")
                + META.formatted("product:sale_price:amount", "9.00")
                + META.formatted("product:sale_price:currency", "EUR");
        Product meta = read(META.formatted("og:type", "product") + META.formatted("og:title", "Lamp") + sale);
        Product both = read(JSON.replace("10.00", "12.00") + sale);

        assertThat(meta.price()).isEqualTo("9.00");
        assertThat(meta.listPrice()).isEqualTo("12.00");
        assertThat(both.price()).isEqualTo("9.00");
        assertThat(both.listPrice()).isEqualTo("12.00");
        assertThat(both.sources()).containsEntry("price", "opengraph").containsEntry("title", "json-ld");
    }

    @Test
    void aSalePriceSpecificationBeatsThePriceBesideIt() {
        Product product = read("""
                <script type="application/ld+json">{"@type":"Product","name":"Lamp","offers":{"price":"12.00",
                "priceCurrency":"EUR","priceSpecification":{"priceType":"https://schema.org/SalePrice","price":9}}}</script>""");

        assertThat(product.price()).isEqualTo("9");
        assertThat(product.listPrice()).isEqualTo("12.00");
        assertThat(product.currency()).isEqualTo("EUR");
    }

    @Test
    void otherProductsInOtherMarkupChangeNothing() {
        Product product = read(JSON + """
                <div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Chair</b>
                <b itemprop="sku">C-1</b><i itemprop="offers" itemscope><b itemprop="price">3</b></i></div>""");

        assertThat(product.price()).isEqualTo("10.00");
        assertThat(product.sku()).isNull();
        assertThat(product.warnings()).isNull();
    }

    @Test
    void twoPricesOfOneOfferAreNone() {
        Product product = read("""
                <div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Lamp</b>
                <i itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="priceCurrency" content="EUR">
                <s itemprop="price">12,00</s> <b itemprop="price">9,00</b></i></div>""");

        assertThat(product.price()).isNull();
        assertThat(product.warnings()).containsExactly("price: several at once: 12.00 and others");
    }

    @Test
    void usedOffersAreNotThePriceOfTheNew() {
        Product product = read("""
                <script type="application/ld+json">{"@type":"Product","name":"Lamp","offers":[
                {"price":4,"priceCurrency":"EUR","itemCondition":"https://schema.org/UsedCondition"},
                {"price":10,"priceCurrency":"EUR","itemCondition":"https://schema.org/NewCondition"}]}</script>""");

        assertThat(product.price()).isEqualTo("10");
        assertThat(product.condition()).isEqualTo("New");
    }

    @Test
    void aSitesRulesAddFieldsThatNoOtherSourceHas() {
        Map<String, String> rules = Map.of(
                "title",
                "h2.name",
                "price",
                ".buy .now",
                "listPrice",
                ".buy .old",
                "brand",
                "img.logo@alt",
                "sku",
                "(");
        String page = """
                <h2 class="name">Lamp</h2><img class="logo" alt="Glow">
                <div class="buy"><b class="now">1.234,50 €</b> <s class="old">1.500,00 €</s></div>""";
        Product bare = read(page, rules);
        Product marked = read(JSON + page, rules);

        assertThat(bare.title()).isEqualTo("Lamp");
        assertThat(bare.price()).isEqualTo("1234.50");
        assertThat(bare.listPrice()).isEqualTo("1500.00");
        assertThat(bare.currency()).isEqualTo("EUR");
        assertThat(bare.brand()).isEqualTo("Glow");
        assertThat(bare.sources()).containsEntry("price", "css").containsEntry("brand", "css");
        assertThat(bare.warnings()).containsExactly("sku: the site's rule is no selector: (");
        assertThat(marked.price()).isEqualTo("10.00");
        assertThat(marked.brand()).isEqualTo("Glow");
    }

    @Test
    void aRuleThatFindsTwoPricesFindsNone() {
        Product product = read("<h1>Lamp</h1><b>1 €</b><b>2 €</b>", Map.of("title", "h1", "price", "b"));

        assertThat(product.title()).isEqualTo("Lamp");
        assertThat(product.price()).isNull();
        assertThat(product.warnings()).containsExactly("price: the site's rule finds several values");
    }

    private static String og(String price, String currency) {
        return META.formatted("product:price:amount", price) + META.formatted("product:price:currency", currency);
    }

    private static Product read(String html) {
        return read(html, Map.of());
    }

    private static Product read(String html, Map<String, String> rules) {
        String address = "https://shop.example/p/1";
        return ProductPage.read(Jsoup.parse(html, address), URI.create(address), Instant.EPOCH, rules, null);
    }
}
