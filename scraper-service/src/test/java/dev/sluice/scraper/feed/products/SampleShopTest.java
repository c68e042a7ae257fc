package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.backends.BackendsResource;
import dev.sluice.sample.SampleSources;
import dev.sluice.sample.shop.ExpectedProduct;
import dev.sluice.scraper.feed.TopicRecords;
import dev.sluice.scraper.fetch.SitemapReader;
import dev.sluice.scraper.source.PageStateStore;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Scrapes the whole sample shop: every readable page must yield the product that it shows. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SampleShopTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private final ProductVisitor visitor;
    private final PageStateStore states;
    private final SitemapReader sitemaps;

    @Inject
    SampleShopTest(ProductVisitor visitor, PageStateStore states, SitemapReader sitemaps) {
        this.visitor = visitor;
        this.states = states;
        this.sitemaps = sitemaps;
    }

    @Test
    void everyReadablePageIsFoundWithItsPriceAndNoOtherPageHasOne() throws IOException {
        try (SampleSources sources = SampleSources.start(0, 7, Clock.fixed(NOW, ZoneOffset.UTC));
                TopicRecords wire = new TopicRecords("products")) {

            RunResult result = run(sources.address().resolve("/sitemap.xml"));
            Map<String, JsonNode> found = byAddress(wire.take((int) result.published()));

            assertThat(found).hasSizeGreaterThan(250);
            for (ExpectedProduct expected : sources.shop().expected(NOW)) {
                JsonNode event = found.get(expected.url().toString());
                if (expected.fault().readable()) {
                    assertAgrees(event, expected);
                } else if (event != null) {
                    assertThat(event.has("price")).as(expected.toString()).isFalse();
                    assertThat(event.has("title")).as(expected.toString()).isFalse();
                }
            }
        }
    }

    private static void assertAgrees(JsonNode event, ExpectedProduct expected) {
        assertThat(event).as(expected.toString()).isNotNull();
        assertThat(event.path("title").asText()).isEqualTo(expected.title());
        assertThat(event.path("sku").asText(null)).isEqualTo(expected.sku());
        assertThat(event.path("asin").asText(null)).isEqualTo(expected.asin());
        assertThat(event.path("currency").asText(null))
                .as(expected + " " + event)
                .isEqualTo(expected.currency());
        assertThat(event.path("availability").asText(null)).isEqualTo(expected.availability());
        if (expected.price() == null) {
            assertThat(event.has("price")).isFalse();
        } else {
            assertThat(event.path("price").decimalValue())
                    .as(expected + " " + event)
                    .isEqualByComparingTo(expected.price());
        }
    }

    private RunResult run(URI sitemap) {
        return new ProductScraper(visitor, states, sitemaps, FakeProductSettings.of(List.of(sitemap), List.of(), 0))
                .run("sample")
                .await()
                .atMost(Duration.ofMinutes(2));
    }

    private static Map<String, JsonNode> byAddress(List<ConsumerRecord<String, byte[]>> records) throws IOException {
        Map<String, JsonNode> found = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            JsonNode event = JSON.readTree(record.value());
            found.put(event.get("url").asText(), event);
        }
        return found;
    }
}
