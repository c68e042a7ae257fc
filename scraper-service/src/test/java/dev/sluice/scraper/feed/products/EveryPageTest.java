package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.SharedData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Extraction from collected pages of other projects: the products of those that have one, nothing from the others. */
class EveryPageTest {

    private static final URI ADDRESS = URI.create("https://shop.example/p/1");
    private static final String ANVIL = "Executive Anvil, ACME, 119.99 USD, InStock, Used, 4.4 of 89";

    private static final Map<String, String> PRODUCTS = Map.ofEntries(
            Map.entry(
                    "opengraph_ns_product_test.html",
                    "Better Off Dead [Exclusive Blu-ray Steelbook], null, 17.99 USD, InStock, New, null of null"),
            Map.entry("product_microdata.html", ANVIL),
            Map.entry("product-ref.html", ANVIL),
            Map.entry("product.html", ANVIL),
            Map.entry("testPage.html", ANVIL),
            Map.entry("CreativeWork.001.html", "The Catcher in the Rye, null, 6.99 USD, InStock, null, 4 of 3077"),
            Map.entry(
                    "microdata.4.2.meter.html",
                    "Panasonic White 60L Refrigerator, null, null null, null, null, 3.5 of 11"),
            Map.entry(
                    "microdata-with-description.html",
                    "Johnsons 4 Fleas Cats & Kittens Tablets, Johnsons, 5.29 GBP, InStock, New, null of null"),
            Map.entry("htmlens/product.html", "Test Product, Test Brand, 29.99 USD, InStock, null, null of null"),
            Map.entry("product_group.html", "Mountain Bike Collection, null, null null, InStock, null, null of null"));

    /** Products with a price among schema.org's examples, which come in three markups. */
    private static final List<String> EXAMPLES = List.of(
            "Dell UltraSharp 30\" LCD Monitor 1250", "Kenmore White 17\" Microwave 1000.00",
            "Kenmore White 17\" Microwave 55.00", "The Catcher in the Rye 6.99");

    @Test
    void pagesThatSellGiveWhatAReaderFindsAndOthersGiveNothing() throws IOException {
        Map<String, String> found = new TreeMap<>();
        Path folder = SharedData.at("html");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(page -> page.toString().endsWith(".html")).toList()) {
                Product product = read(Files.readString(file));
                if (product.title() != null || product.price() != null) {
                    found.put(name(file), said(product));
                }
            }
        }

        assertThat(found).containsExactlyInAnyOrderEntriesOf(PRODUCTS);
    }

    @Test
    void examplesOfSchemaOrgHaveNoOtherPrices() throws IOException {
        List<String> priced = new ArrayList<>();
        for (String example : Files.readString(SharedData.at("html/schemaorg-examples/data/examples.txt"))
                .split("(?m)^(?=(?:TYPES|PRE-MARKUP|MICRODATA|RDFA|JSON):)", -1)) {
            Product product = read(example);
            if (product.price() != null) {
                priced.add(product.title() + " " + product.price());
            }
        }

        assertThat(priced).hasSize(9).containsAll(EXAMPLES);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return file.getParent().endsWith("htmlens") && name.equals("product.html") ? "htmlens/" + name : name;
    }

    private static String said(Product product) {
        return "%s, %s, %s %s, %s, %s, %s of %s"
                .formatted(
                        product.title(),
                        product.brand(),
                        product.price(),
                        product.currency(),
                        product.availability(),
                        product.condition(),
                        product.rating(),
                        product.ratingCount());
    }

    private static Product read(String html) {
        return ProductPage.read(Jsoup.parse(html, ADDRESS.toString()), ADDRESS, Instant.EPOCH, Map.of(), null);
    }
}
