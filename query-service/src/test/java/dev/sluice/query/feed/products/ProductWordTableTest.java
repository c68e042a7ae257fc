package dev.sluice.query.feed.products;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Product search by words and price, on tables as ingest-service writes them. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductWordTableTest {

    @Inject
    FakeIngestService ingest;

    /** A word unique to this test, so that tests do not find each other's products. */
    private String word;

    @BeforeEach
    void choose() {
        word = "zq" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
    }

    @Test
    void aProductIsFoundByTheBeginOfAWordWhateverCaseAndAccents() {
        String id = product("1", "Élan " + word.toUpperCase(Locale.ROOT) + " X-100", "9.90");

        assertThat(ids(Map.of("q", word.substring(0, 8)))).containsExactly(id);
        assertThat(ids(Map.of("q", word + " elan x"))).containsExactly(id);
        assertThat(ids(Map.of("q", word + " other"))).isEmpty();
    }

    @Test
    void aProductWithTwoWordsThatBeginSoIsListedOnce() {
        String id = product("1", word + "a " + word + "b", "9.90");

        assertThat(ids(Map.of("q", word))).containsExactly(id);
    }

    @Test
    void aWordOfAnOlderTitleFindsNothing() {
        product("1", "Another title", "9.90");
        ingest.storeRow("product_by_word", wordRow(word, site() + "~1"));

        assertThat(ids(Map.of("q", word))).isEmpty();
    }

    @Test
    void foundProductsAreCountedOnceOverAllPages() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            all.add(product(String.valueOf(i), word + i % 3, "9.90"));
        }

        List<String> seen = new ArrayList<>();
        Map<String, String> parameters = new HashMap<>(Map.of("q", word, "limit", "5"));
        JsonPath page;
        do {
            page = page(parameters);
            seen.addAll(page.getList("items.productId", String.class));
            parameters.put("cursor", page.getString("next"));
        } while (page.getString("next") != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void pricesBoundWhatASiteOrAWordFinds() {
        product("1", word, "9.90");
        String middle = product("2", word, "10.00");
        product("3", word, "10.01");

        assertThat(ids(Map.of("site", site(), "minPrice", "10", "maxPrice", "10.00")))
                .containsExactly(middle);
        assertThat(ids(Map.of("q", word, "minPrice", "10", "maxPrice", "10.00")))
                .containsExactly(middle);
        assertThat(ids(Map.of("brand", "by" + word, "minPrice", "10"))).hasSize(2);
    }

    @Test
    void badSearchesNameEveryFault() {
        given().queryParams(Map.of("q", "- x !", "minPrice", "1e9", "maxPrice", "-1", "cursor", "x"))
                .get("/v1/products")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("q", "minPrice", "maxPrice", "cursor")));
        given().queryParams(Map.of("minPrice", "1"))
                .get("/v1/products")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("requires q, site or brand"));
    }

    private String site() {
        return word + ".example";
    }

    private String product(String local, String title, String price) {
        String id = site() + "~" + local;
        ingest.storeRow(
                "product_by_id",
                Map.of("product_id", id, "site", site(), "brand", "by" + word, "title", title, "price", price));
        ProductWords.of(title).orElseThrow().wanted().stream()
                .filter(part -> part.length() > 1)
                .forEach(part -> ingest.storeRow("product_by_word", wordRow(part, id)));
        return id;
    }

    private static Map<String, ?> wordRow(String word, String id) {
        return Map.of(
                "prefix",
                word.substring(0, 2),
                "shard",
                Math.floorMod(id.hashCode(), 8),
                "word",
                word,
                "product_id",
                id);
    }

    private static List<String> ids(Map<String, String> parameters) {
        return page(parameters).getList("items.productId", String.class);
    }

    private static JsonPath page(Map<String, String> parameters) {
        Map<String, String> given = new HashMap<>(parameters);
        given.values().removeIf(value -> value == null);
        return given().queryParams(given)
                .get("/v1/products")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
