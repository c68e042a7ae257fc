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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The biggest changes and the restocks of a period over HTTP. Each test uses its own days. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductChangesQueryTest {

    @Inject
    FakeIngestService ingest;

    @Test
    void theBiggestOfAllDaysAndShardsComeFirst() {
        IntStream.range(0, 40).forEach(i -> change("p" + i, "2024-03-0" + (1 + i % 3) + "T12:00:00.000Z", i - 20));

        assertThat(percents("drop", 3, "2024-03-01T00:00:00Z", "2024-03-04T00:00:00Z"))
                .containsExactly(-20f, -19f, -18f);
        assertThat(percents("rise", 3, "2024-03-01T00:00:00Z", "2024-03-04T00:00:00Z"))
                .containsExactly(19f, 18f, 17f);
        assertThat(percents("change", 3, "2024-03-01T00:00:00Z", "2024-03-04T00:00:00Z"))
                .startsWith(-20f)
                .containsExactlyInAnyOrder(-20f, 19f, -19f);
    }

    @Test
    void thePeriodIsMadeOfWholeDays() {
        change("a", "2024-04-01T00:00:00.000Z", -10);
        change("b", "2024-04-02T23:59:59.999Z", -20);
        change("c", "2024-04-03T00:00:00.000Z", -30);

        JsonPath answer = changes("drop", 20, "2024-04-01T13:00:00Z", "2024-04-02T01:00:00Z");

        assertThat(answer.getString("from")).isEqualTo("2024-04-01T00:00:00.000Z");
        assertThat(answer.getString("to")).isEqualTo("2024-04-03T00:00:00.000Z");
        assertThat(answer.getList("items.productId", String.class)).containsExactly("b", "a");
        assertThat(answer.getString("items[0].title")).isEqualTo("A thing");
        assertThat(answer.getString("items[0].currency")).isEqualTo("EUR");
    }

    @Test
    void ofTwoRowsOfOneObservationTheNearerPairIsTrue() {
        change("twice", "2024-05-01T12:00:00.000Z", -50, "2024-05-01T10:00:00.000Z");
        change("twice", "2024-05-01T12:00:00.000Z", -10, "2024-05-01T11:00:00.000Z");

        assertThat(percents("drop", 20, "2024-05-01T00:00:00Z", "2024-05-02T00:00:00Z"))
                .containsExactly(-10f);
    }

    @Test
    void returnsArePagedNewestFirstAcrossShardsAndDays() {
        List<String> times = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String at = Instant.parse("2024-06-01T22:00:00Z")
                    .plusSeconds(600L * (i / 2))
                    .toString();
            restock("p" + UUID.randomUUID(), at);
            times.add(0, at.replace("Z", ".000Z"));
        }

        List<String> seen = new ArrayList<>();
        Map<String, Object> parameters =
                new HashMap<>(Map.of("from", "2024-06-01T00:00:00Z", "to", "2024-06-03T00:00:00Z", "limit", 7));
        JsonPath page;
        do {
            page = given().queryParams(parameters)
                    .get("/v1/products/back-in-stock")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.observedAt", String.class));
            parameters.put("cursor", page.getString("next"));
        } while (page.getString("next") != null);

        assertThat(seen).isEqualTo(times);
    }

    @Test
    void atMostAMonthIsAskedFor() {
        for (String path : List.of("/v1/products/changes", "/v1/products/back-in-stock")) {
            given().get(path).then().statusCode(200);
            given().get(path + "?from=2024-01-01T00:00:00Z&to=2024-02-01T00:00:00Z")
                    .then()
                    .statusCode(200);
            given().get(path + "?from=2024-01-01T00:00:00Z&to=2024-02-01T00:00:01Z")
                    .then()
                    .statusCode(400)
                    .body("violations.field", equalTo(List.of("from")));
        }
        given().get("/v1/products/changes?sort=price&limit=101")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("sort", "limit")));
    }

    private void change(String product, String at, int percent) {
        change(product, at, percent, "2024-01-01T00:00:00.000Z");
    }

    private void change(String product, String at, int percent, String previous) {
        ingest.storeRow(
                "product_change_by_day",
                with(product, at, Map.of("change_percent", percent + ".0000", "previous_observed_at", previous)));
    }

    private void restock(String product, String at) {
        ingest.storeRow("product_back_in_stock_by_day", with(product, at, Map.of("availability", "InStock")));
    }

    private static Map<String, Object> with(String product, String at, Map<String, String> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.putAll(Map.of(
                "day",
                at.substring(0, 10),
                "shard",
                Math.floorMod(product.hashCode(), 4),
                "product_id",
                product,
                "observed_at",
                at,
                "title",
                "A thing",
                "currency",
                "EUR"));
        return all;
    }

    private static List<Float> percents(String sort, int limit, String from, String to) {
        return changes(sort, limit, from, to).getList("items.changePercent", Float.class);
    }

    private static JsonPath changes(String sort, int limit, String from, String to) {
        return given().queryParams(Map.of("sort", sort, "limit", limit, "from", from, "to", to))
                .get("/v1/products/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
