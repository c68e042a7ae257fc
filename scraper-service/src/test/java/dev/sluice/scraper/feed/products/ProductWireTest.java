package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.feed.Wire;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a shop over real HTTP to a real Kafka: sitemaps, robots rules, and what topic products carries. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductWireTest {

    private final Fetcher fetcher;
    private final EventPublisher publisher;
    private final String kafka;
    private final FakeWebServer shop = new FakeWebServer();

    @Inject
    ProductWireTest(
            Fetcher fetcher, EventPublisher publisher, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.kafka = kafka;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyPageOfTheSitemapsIsPublishedExceptTheForbiddenAndTheBroken() {
        shop.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/");
        shop.with("/sitemap.xml", "application/xml", index("/one.xml", "/missing.xml"));
        shop.with("/one.xml", "application/xml", urls("/p/1", "/private/2", "/p/1", "/gone", "/pdf"));
        shop.with("/p/1", "text/html", product("Lamp", "19.90"));
        shop.with("/private/2", "text/html", product("Secret", "1.00"));
        shop.with("/pdf", "application/pdf", "%PDF");
        shop.with("/p/3", "text/html", "<p>nothing is sold here");
        try (Wire wire = new Wire(kafka, "products")) {

            RunResult result = run(List.of(shop.at("/sitemap.xml")), List.of(shop.at("/p/3")));
            Map<String, ConsumerRecord<String, byte[]>> records = wire.take(2).stream()
                    .collect(Collectors.toMap(
                            record -> record.key().equals("127.0.0.1~Lamp") ? "lamp" : "nothing", r -> r));

            assertThat(result).isEqualTo(new RunResult(2, Map.of("robots", 1L, "status", 2L, "unusable", 1L), null));
            assertThat(shop.requests()).doesNotContain("/private/2").containsOnlyOnce("/p/1");
            ConsumerRecord<String, byte[]> lamp = records.get("lamp");
            Map<String, String> headers = Wire.headers(lamp);
            assertThat(headers)
                    .containsOnlyKeys(
                            "ce_id",
                            "ce_scrapeid",
                            "ce_source",
                            "ce_specversion",
                            "ce_subject",
                            "ce_time",
                            "ce_type",
                            "content-type")
                    .containsEntry("ce_type", "dev.sluice.product.v1")
                    .containsEntry("ce_subject", "127.0.0.1~Lamp")
                    .containsEntry("ce_id", "127.0.0.1~Lamp/" + headers.get("ce_time"));
            assertThat(Wire.text(lamp))
                    .contains("\"price\":19.90,", "\"observedAt\":\"" + headers.get("ce_time") + "\"");
            assertThat(Contract.violations("products", lamp.value())).isEmpty();
            assertThat(records.get("nothing").key()).matches("127\\.0\\.0\\.1~[0-9a-f]{16}");
            assertThat(Wire.text(records.get("nothing"))).contains("/p/3").doesNotContain("title\":");
        }
    }

    @Test
    void nothingIsVisitedUntilSomethingIsNamed() {
        assertThat(run(List.of(), List.of())).isEqualTo(new RunResult(0, Map.of(), null));
    }

    private RunResult run(List<URI> sitemaps, List<URI> pages) {
        ProductSettings settings = new Settings("off", Optional.of(sitemaps), Optional.of(pages), 100, Map.of());
        return new ProductScraper(fetcher, new ProductReader(settings), new Sitemaps(fetcher), publisher, settings)
                .run("run")
                .await()
                .atMost(Duration.ofMinutes(1));
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

    /** Settings of one test. */
    private record Settings(
            String every,
            Optional<List<URI>> sitemaps,
            Optional<List<URI>> pages,
            int limit,
            Map<String, Map<String, String>> rules)
            implements ProductSettings {}
}
