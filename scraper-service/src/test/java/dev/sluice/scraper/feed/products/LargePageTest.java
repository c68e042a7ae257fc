package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses pages far larger than those of shops, within seconds and without a stack overflow. */
@Timeout(60)
class LargePageTest {

    private static final int NESTED = 100_000;
    private static final URI ADDRESS = URI.create("https://shop.example/p/1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>x",
                "<div itemscope itemprop=offers itemtype=https://schema.org/Product>x",
                "<div itemscope itemtype=https://schema.org/Product itemref=a><b itemprop=name>x</b>",
                "<span typeof=Product property=name>x",
                "<div id=corePrice_feature_div><span id=productTitle class=a-price>x"
            })
    void deeplyNestedElementsDoNotOverflowTheStack(String element) {
        assertThatCode(() -> read(element.repeat(NESTED))).doesNotThrowAnyException();
    }

    @Test
    void manyProductsReferringToTheSameElementsAreRead() {
        String items = "<p itemscope itemtype=https://schema.org/Product itemref=a></p>".repeat(20_000);

        Product product = read("<div id=a>" + "<b itemprop=name>x</b>".repeat(20_000) + "</div>" + items);

        assertThat(product.title()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"@type\":\"Product\",\"offers\":[",
                "{\"@type\":\"Product\",\"name\":\"x\",\"offers\":{\"price\":1e999999999}},",
                "1 234,",
                "/* x "
            })
    void nestedOrLongJsonDoesNotHideTheProduct(String json) {
        String head = "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Lamp\"}</script>";

        Product product = read(head + "<script type=application/ld+json>[" + json.repeat(NESTED) + "</script>");

        assertThat(product.title()).isEqualTo("Lamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "//%s", "/*%s", "%s*/", "%s-->%s", "%s;"})
    void longWhitespaceInJsonIsReadInTime(String place) {
        String whitespace = place.replace("%s", " ".repeat(1_000_000));
        String block =
                "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Lamp\"" + whitespace + "}</script>";

        // Preemptively: a regular expression that takes too long cannot be interrupted.
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(block));
    }

    @Test
    void aTwentyMegabytePageIsRead() {
        String part =
                "<div class='a b'><p>Text <a href=x>link</a></p><table><tr><td>key</td><td>1,00 €</td></tr></table></div>";
        String price = "<meta property=product:price:amount content='" + "1 234 ".repeat(100_000) + "'>";

        Product product = read("<meta property=og:type content=product><meta property=og:title content=Lamp>" + price
                + part.repeat(20_000_000 / part.length()));

        assertThat(product.title()).isEqualTo("Lamp");
        assertThat(product.price()).isNull();
        assertThat(product.attributes()).containsEntry("key", "1,00 €");
    }

    /** Parses as the fetcher does, which limits the depth of a page. */
    private static Product read(String html) {
        Document page = Parser.htmlParser().setMaxDepth(256).parseInput(html, ADDRESS.toString());
        return ProductPage.read(page, ADDRESS, Instant.EPOCH, Map.of(), null);
    }
}
