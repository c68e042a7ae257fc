package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.browser.Browser;
import dev.sluice.scraper.feed.CapturedLog;
import dev.sluice.scraper.feed.TopicRecords;
import dev.sluice.scraper.fetch.SitemapReader;
import dev.sluice.scraper.source.PageStateStore;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of the source against a shop over HTTP, a real Kafka and a real Redis. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductScraperTest {

    private final ProductVisitor visitor;
    private final PageStateStore states;
    private final SitemapReader sitemaps;
    private final Browser browser;
    private final FakeWebServer shop = new FakeWebServer();

    @Inject
    ProductScraperTest(ProductVisitor visitor, PageStateStore states, SitemapReader sitemaps, Browser browser) {
        this.visitor = visitor;
        this.states = states;
        this.sitemaps = sitemaps;
        this.browser = browser;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void allPagesButForbiddenAndBrokenOnesArePublished() {
        shop.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/");
        shop.with("/sitemap.xml", "application/xml", index("/one.xml", "/missing.xml"));
        shop.with("/one.xml", "application/xml", urls("/p/1", "/private/2", "/p/1", "/gone", "/pdf"));
        shop.with("/p/1", "text/html", product("Lamp", "19.90"));
        shop.with("/private/2", "text/html", product("Secret", "1.00"));
        shop.with("/pdf", "application/pdf", "%PDF");
        shop.with("/p/3", "text/html", "<p>nothing is sold here");
        try (TopicRecords wire = new TopicRecords("products")) {

            RunResult result = run(List.of(shop.at("/sitemap.xml")), List.of(shop.at("/p/3")));
            Map<String, ConsumerRecord<String, byte[]>> records = wire.take(2).stream()
                    .collect(Collectors.toMap(
                            record -> record.key().equals("127.0.0.1~Lamp") ? "lamp" : "nothing", r -> r));

            assertThat(result).isEqualTo(new RunResult(2, Map.of("robots", 1L, "status", 2L, "unusable", 1L), null));
            assertThat(shop.requests()).doesNotContain("/private/2").containsOnlyOnce("/p/1");
            ConsumerRecord<String, byte[]> lamp = records.get("lamp");
            Map<String, String> headers = TopicRecords.headers(lamp);
            assertThat(headers)
                    .containsOnlyKeys(TopicRecords.HEADERS)
                    .containsEntry("ce_type", "dev.sluice.product.v1")
                    .containsEntry("ce_subject", "127.0.0.1~Lamp")
                    .containsEntry("ce_id", "127.0.0.1~Lamp/" + headers.get("ce_time"));
            assertThat(TopicRecords.text(lamp))
                    .contains("\"price\":19.90,", "\"observedAt\":\"" + headers.get("ce_time") + "\"");
            assertThat(Contract.violations("products", lamp.value())).isEmpty();
            assertThat(records.get("nothing").key()).matches("127\\.0\\.0\\.1~[0-9a-f]{16}");
            assertThat(TopicRecords.text(records.get("nothing")))
                    .contains("/p/3")
                    .doesNotContain("title\":");
        }
    }

    @Test
    void nothingIsVisitedUntilSomethingIsNamed() {
        assertThat(run(List.of(), List.of())).isEqualTo(new RunResult(0, Map.of(), null));
    }

    @Test
    void aPageThatNeedsJavaScriptIsOpenedInTheBrowser() {
        assumeBrowser();
        shop.with("/sitemap.xml", "application/xml", urls("/js", "/js2"));
        shop.with("/js", "text/html", scripted("Lamp"));
        shop.with("/js2", "text/html", scripted("Desk"));
        try (TopicRecords wire = new TopicRecords("products");
                CapturedLog log = new CapturedLog()) {

            ProductScraper scraper = scraper(List.of(shop.at("/sitemap.xml")), List.of(), 1);
            RunResult result = run(scraper);

            assertThat(TopicRecords.text(wire.take(1).get(0)))
                    .as(String.join("\n", log.lines()))
                    .contains("\"title\":\"Lamp\"", "\"price\":19.90,");
            assertThat(result)
                    .as("one page more than a run may open")
                    .isEqualTo(new RunResult(1, Map.of("browser", 1L), null));
            assertThat(scraper.progress()).containsEntry("rendered", 1L);
        }
    }

    @Test
    void anUnchangedPageIsNotPublishedAgainAndLeftOut() {
        shop.with("/p/4", "text/html", product("Sofa", "1.00"));
        try (TopicRecords wire = new TopicRecords("products")) {
            ProductScraper scraper = scraper(List.of(), List.of(shop.at("/p/4")), 0);

            assertThat(run(scraper)).isEqualTo(new RunResult(1, Map.of(), null));
            assertThat(run(scraper)).isEqualTo(new RunResult(0, 1, Map.of(), null));
            assertThat(run(scraper)).as("left out").isEqualTo(new RunResult(0, 1, Map.of(), null));
            assertThat(scraper.progress()).containsEntry("skipped", 1L);
            shop.with("/p/4", "text/html", product("Sofa", "2.00"));
            assertThat(run(scraper)).isEqualTo(new RunResult(1, Map.of(), null));

            assertThat(wire.take(2))
                    .extracting(TopicRecords::text)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("\"price\":1.00,"),
                            second -> assertThat(second).contains("\"price\":2.00,"));
            assertThat(shop.requests().stream().filter("/p/4"::equals)).hasSize(3);
        }
    }

    private RunResult run(List<URI> listed, List<URI> pages) {
        return run(scraper(listed, pages, 0));
    }

    private static RunResult run(ProductScraper scraper) {
        return scraper.run("run").await().atMost(Duration.ofMinutes(1));
    }

    private ProductScraper scraper(List<URI> listed, List<URI> pages, int browserPages) {
        return new ProductScraper(visitor, states, sitemaps, FakeProductSettings.of(listed, pages, browserPages));
    }

    /** Skips the test without a browser; with {@code -Drequire=browser} its absence fails the test. */
    private void assumeBrowser() {
        String missing = browser.missing().orElse("");
        if (System.getProperty("require", "").contains("browser")) {
            assertThat(missing).isEmpty();
        }
        assumeTrue(missing.isEmpty(), "skipped: " + missing);
    }

    private static String scripted(String name) {
        return """
                <p>Loading ...</p><script>
                const data = document.createElement("script");
                data.type = "application/ld+json";
                data.text = JSON.stringify({"@type": "Pro" + "duct", "name": "%1$s", "sku": "%1$s",
                    "offers": {"price": "19.90", "priceCurrency": "EUR", "availability": "InStock"}});
                document.body.append(data);
                </script>""".formatted(name);
    }

    private String index(String... sitemaps) {
        return map("sitemapindex", "sitemap", sitemaps);
    }

    private String urls(String... pages) {
        return map("urlset", "url", pages);
    }

    private String map(String root, String element, String... paths) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        xml.append("<").append(root).append(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (String path : paths) {
            xml.append("<%1$s><loc>%2$s</loc></%1$s>".formatted(element, shop.at(path)));
        }
        return xml.append("</").append(root).append(">").toString();
    }

    private static String product(String name, String price) {
        return """
                <script type="application/ld+json">{"@type":"Product","name":"%1$s","sku":"%1$s",
                "offers":{"@type":"Offer","price":"%2$s","priceCurrency":"EUR"}}</script>""".formatted(name, price);
    }
}
