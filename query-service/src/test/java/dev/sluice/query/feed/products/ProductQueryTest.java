package dev.sluice.query.feed.products;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Products over HTTP: latest state with the newest observations, full history, filtered lists. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductQueryTest {

    private static final List<String> SEVEN = List.of(
            "2026-11-20T12:00:00.250Z",
            "2026-11-02T12:00:00.000Z",
            "2026-11-01T00:00:00.000Z",
            "2026-10-31T23:59:59.999Z",
            "2026-08-05T12:00:00.000Z",
            "2026-08-04T12:00:00.000Z",
            "2026-08-03T12:00:00.000Z");

    @Inject
    FakeIngestService ingest;

    @Test
    void aProductBringsItsFiveNewestObservationsAndTheWayToAll() {
        String id = productWithSeven();

        JsonPath product = JsonPath.from(given().get("/v1/products/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(product.getList("observations.observedAt", String.class)).isEqualTo(SEVEN.subList(0, 5));
        assertThat(product.getString("observationsUrl")).endsWith("/observations");
        List<String> all = given().urlEncodingEnabled(false)
                .get(product.getString("observationsUrl"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.observedAt", String.class);
        assertThat(all).isEqualTo(SEVEN);
    }

    @Test
    void aPriceKeepsItsScaleAlsoOutOfTheCache() {
        String id = productWithSeven();

        String loaded = given().get("/v1/products/" + id).asString();
        String cached = given().get("/v1/products/" + id).asString();

        assertThat(loaded).contains("\"price\":996.90,");
        assertThat(cached).isEqualTo(loaded);
    }

    @Test
    void observationsArePagedAcrossMonths() {
        String id = productWithSeven();

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParams(
                            cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get("/v1/products/" + id + "/observations")
                    .jsonPath();
            seen.addAll(page.getList("items.observedAt", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).isEqualTo(SEVEN);
    }

    @Test
    void observationsWithinARangeAreFromInclusiveToExclusive() {
        String id = productWithSeven();

        List<String> seen = given().queryParams(Map.of("from", "2026-08-05T12:00:00Z", "to", "2026-11-02T12:00:00Z"))
                .get("/v1/products/" + id + "/observations")
                .jsonPath()
                .getList("items.observedAt", String.class);
        List<String> none = given().queryParams(Map.of("to", "2020-01-01T00:00:00Z"))
                .get("/v1/products/" + id + "/observations")
                .jsonPath()
                .getList("items");

        assertThat(seen).isEqualTo(SEVEN.subList(2, 5));
        assertThat(none).isEmpty();
    }

    @Test
    void unknownProductsAreProblems404() {
        given().get("/v1/products/shop.example~none").then().statusCode(404).contentType("application/problem+json");
        given().get("/v1/products/shop.example~none/observations")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/v1/products/shop.example~none/observations?from=2&limit=x")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("from", "limit")));
    }

    @Test
    void filtersHoldEachAndTogether() {
        String brand = "Brand" + UUID.randomUUID();
        product("a.example~1" + brand, "a.example", brand, "B000000001");
        product("b.example~1" + brand, "b.example", brand, "B000000001");
        product("b.example~2" + brand, "b.example", brand, "B000000002");

        assertThat(ids(Map.of("brand", brand))).hasSize(3);
        assertThat(ids(Map.of("brand", brand, "site", "B.example")))
                .containsExactlyInAnyOrder("b.example~1" + brand, "b.example~2" + brand);
        assertThat(ids(Map.of("brand", brand, "asin", "b000000001")))
                .containsExactlyInAnyOrder("a.example~1" + brand, "b.example~1" + brand);
        assertThat(ids(Map.of("brand", brand, "asin", "B000000001", "site", "a.example")))
                .containsExactly("a.example~1" + brand);
        assertThat(ids(Map.of("brand", brand, "limit", "2"))).hasSize(2);
    }

    @Test
    void anObservationSaysWhatItChanged() {
        String id = productWithSeven();
        ingest.storeRow(
                "product_observation_by_month",
                Map.of(
                        "product_id", id,
                        "month", "2026-11",
                        "observed_at", "2026-11-20T12:00:00.250Z",
                        "title", "A camera",
                        "price", "996.90",
                        "currency", "EUR",
                        "changed_from", Map.of("price", "1049.00 EUR", "title", "A cam")));

        given().get("/v1/products/" + id + "/observations")
                .then()
                .body("items[0].changes.price.before", equalTo("1049.00 EUR"))
                .body("items[0].changes.price.after", equalTo("996.90 EUR"))
                .body("items[0].changes.title.before", equalTo("A cam"))
                .body("items[1].changes", nullValue());
    }

    @Test
    void attributesAreInTheOrderOfTheirNamesWhicheverReplicaAnswers() {
        String id = "shop.example~" + UUID.randomUUID();
        List<String> names =
                "abcdefghijkl".chars().mapToObj(Character::toString).toList();
        Map<String, String> values = names.stream().collect(Collectors.toMap(name -> name, name -> "some"));
        ingest.storeRow("product_by_id", Map.of("product_id", id, "attributes", values, "sources", values));

        JsonPath product = given().get("/v1/products/" + id).jsonPath();

        assertThat(product.getMap("attributes").keySet()).containsExactlyElementsOf(names);
        assertThat(product.getMap("sources").keySet()).containsExactlyElementsOf(names);
    }

    private String productWithSeven() {
        String id = "shop.example~" + UUID.randomUUID();
        for (String at : SEVEN) {
            ingest.storeObservation(id, at, "996.90", at.equals(SEVEN.get(0)));
        }
        return id;
    }

    private void product(String id, String site, String brand, String asin) {
        ingest.storeRow("product_by_id", Map.of("product_id", id, "site", site, "brand", brand, "asin", asin));
    }

    private static List<String> ids(Map<String, String> parameters) {
        return given().queryParams(parameters)
                .get("/v1/products")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.productId", String.class);
    }
}
