package dev.sluice.sample.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.sample.SampleClient;
import dev.sluice.sample.SampleSources;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page without a fault shows the expected product in its layout. */
class ProductPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:01Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static SampleSources sources;
    private static Map<PageLayout, List<ExpectedProduct>> pages;

    @BeforeAll
    static void start() {
        sources = SampleSources.start(0, 7, Clock.fixed(NOW, ZoneOffset.UTC));
        pages = sources.shop().expected(NOW).stream()
                .filter(page -> page.fault() == PageFault.NONE)
                .collect(Collectors.groupingBy(ExpectedProduct::layout));
    }

    @AfterAll
    static void stop() {
        sources.close();
    }

    @Test
    void everyLayoutHasItsShare() {
        assertThat(pages).containsOnlyKeys(PageLayout.values());
        assertThat(pages.values()).allSatisfy(some -> assertThat(some).hasSizeGreaterThan(25));
        assertThat(pages.get(PageLayout.MARKETPLACE)).hasSizeBetween(30, 40);
        assertThat(pages.values().stream().flatMap(List::stream).map(ExpectedProduct::currency))
                .contains("USD", "EUR", "GBP", "CHF", "PLN", "SEK", "JPY", "BRL", "INR");
    }

    @Test
    void jsonLdOfEveryPageWithoutFaultHasThePrice() throws IOException {
        for (PageLayout layout : List.of(
                PageLayout.JSON_LD, PageLayout.JSON_LD_GRAPH, PageLayout.JSON_LD_ARRAY, PageLayout.JSON_LD_AGGREGATE)) {
            for (ExpectedProduct page : pages.get(layout)) {
                JsonNode block =
                        JSON.readTree(only("<script type=\"application/ld\\+json\">(.*?)</script>", html(page)));

                JsonNode product = product(layout, block);
                JsonNode offer = layout == PageLayout.JSON_LD_GRAPH ? product.at("/offers/0") : product.get("offers");
                String price = offer.path(layout == PageLayout.JSON_LD_AGGREGATE ? "lowPrice" : "price")
                        .asText();
                assertThat(product.path("name").textValue()).isEqualTo(page.title());
                assertThat(product.path("sku").textValue()).isEqualTo(page.sku());
                assertThat(price).isEqualTo(page.price().toPlainString());
                assertThat(offer.path("availability").textValue()).endsWith(page.availability());
            }
        }
    }

    @Test
    void microdataHasThePrice() throws IOException {
        for (ExpectedProduct page : pages.get(PageLayout.MICRODATA)) {
            String html = html(page);

            assertThat(only("<h1 itemprop=\"name\">(.*?)</h1>", html)).isEqualTo(Html.escape(page.title()));
            assertThat(only("itemprop=\"price\" content=\"(.*?)\"", html))
                    .isEqualTo(page.price().toPlainString());
            assertThat(only("itemprop=\"priceCurrency\" content=\"(.*?)\"", html))
                    .isEqualTo(page.currency());
            assertThat(html).contains("https://schema.org/" + page.availability());
        }
    }

    @Test
    void openGraphHasThePrice() throws IOException {
        for (ExpectedProduct page : pages.get(PageLayout.OPEN_GRAPH)) {
            String html = html(page);

            assertThat(only("\"og:title\" content=\"(.*?)\"", html)).isEqualTo(Html.escape(page.title()));
            assertThat(only("\"product:price:amount\" content=\"(.*?)\"", html))
                    .isEqualTo(page.price().toPlainString());
            assertThat(only("\"product:price:currency\" content=\"(.*?)\"", html))
                    .isEqualTo(page.currency());
        }
    }

    @Test
    void theMarketplaceHasIdsAndTablesButNoStructuredData() throws IOException {
        for (ExpectedProduct page : pages.get(PageLayout.MARKETPLACE)) {
            String html = html(page);

            assertThat(only("<span id=\"productTitle\"[^>]*>(.*?)</span>", html).strip())
                    .isEqualTo(Html.escape(page.title()));
            assertThat(only("<tr><th>ASIN</th><td>(.*?)</td>", html))
                    .isEqualTo(page.asin())
                    .matches("[A-Z0-9]{10}");
            assertThat(html.contains("class=\"a-offscreen\"")).isEqualTo(page.price() != null);
            assertThat(html).doesNotContain("ld+json", "og:", "itemprop");
        }
    }

    private static JsonNode product(PageLayout layout, JsonNode block) {
        return switch (layout) {
            case JSON_LD_GRAPH -> block.at("/@graph/2");
            case JSON_LD_ARRAY -> block.get(2);
            default -> block;
        };
    }

    private static String html(ExpectedProduct page) throws IOException {
        var answer = new SampleClient(sources.address()).get(page.url().getPath());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        return answer.body();
    }

    private static String only(String pattern, String html) {
        List<String> found = SampleClient.all(pattern, html);
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0);
    }
}
