package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.SharedData;
import dev.sluice.scraper.publish.EventJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Extraction from collected pages of real shops: no wrong price, and no event that violates the schema. */
class RealPagesTest {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00.250Z");

    @Test
    void pricesAreThoseThatAReaderSees() throws IOException {
        Path folder = SharedData.at("html");
        for (JsonNode expected :
                new ObjectMapper().readTree(folder.resolve("expected.json").toFile())) {
            Product product = read(
                    folder.resolve(expected.get("file").asText()),
                    expected.get("url").asText());

            assertThat(product.price())
                    .as(expected.get("file").asText())
                    .isEqualByComparingTo(expected.path("price")
                            .asText(expected.path("price_low").asText()));
            assertThat(product.currency()).isEqualTo(expected.get("currency").asText());
            assertThat(product.title()).startsWith(expected.path("title_prefix").asText(""));
        }
    }

    @Test
    void everyPageGivesAnEventThatFitsTheSchemaOrLacksOnlyATitle() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.at("html"))) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            for (Path page : pages) {
                Product product = read(page, "https://shop.example/p/1");

                assertThat(Contract.violations("products", EventJson.bytes(product)))
                        .as(page.toString())
                        .allMatch(violation -> violation.contains("'title'"));
            }
            assertThat(pages).isNotEmpty();
        }
    }

    private static Product read(Path file, String address) throws IOException {
        return ProductPage.read(Jsoup.parse(file.toFile(), null, address), URI.create(address), THEN, Map.of(), null);
    }
}
