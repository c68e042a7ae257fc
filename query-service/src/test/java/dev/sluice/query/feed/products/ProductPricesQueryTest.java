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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A product's price history over HTTP: by interval, paged, and longer than one page reads. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductPricesQueryTest {

    private final String id = "shop.example~" + UUID.randomUUID();

    @Inject
    FakeIngestService ingest;

    @Test
    void daysWithObservationsAreSummedUpNewestFirst() {
        ingest.storeObservation(id, "2026-10-31T23:59:59.999Z", "100.00", false);
        ingest.storeObservation(id, "2026-11-01T00:00:00.000Z", "110.00", false);
        ingest.storeObservation(id, "2026-11-01T12:00:00.000Z", "120.00", false);
        ingest.storeObservation(id, "2026-11-20T12:00:00.000Z", "90.00", true);

        JsonPath days = prices(Map.of());

        assertThat(days.getList("items.from", String.class))
                .containsExactly("2026-11-20T00:00:00.000Z", "2026-11-01T00:00:00.000Z", "2026-10-31T00:00:00.000Z");
        assertThat(days.getFloat("items[1].first")).isEqualTo(110);
        assertThat(days.getFloat("items[1].last")).isEqualTo(120);
        assertThat(days.getFloat("items[1].changePercent")).isEqualTo(9.09f);
        assertThat(days.getString("items[1].currency")).isEqualTo("EUR");
        assertThat(days.getString("next")).isNull();
        assertThat(prices(Map.of("interval", "month")).getList("items.observations", Integer.class))
                .containsExactly(3, 1);
        assertThat(prices(Map.of("interval", "week", "from", "2026-11-01T06:00:00Z", "to", "2026-11-20T12:00:00Z"))
                        .getList("items.first", Float.class))
                .containsExactly(120f);
    }

    @Test
    void intervalsArePaged() {
        IntStream.range(10, 20)
                .forEach(day -> ingest.storeObservation(id, "2026-11-" + day + "T12:00:00.000Z", "1.00", day == 19));

        assertThat(all("day", 3)).hasSize(10).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aHistoryLongerThanAPageReadsGoesOnAtItsNext() {
        Instant first = Instant.parse("2025-01-01T00:00:00Z");
        int observations = 6_000;
        ingest.storeObservation(id, first.toString(), "1.00", true);
        for (int i = 1; i < observations; i++) {
            ingest.storeRow(
                    "product_observation_by_month",
                    Map.of(
                            "product_id",
                            id,
                            "month",
                            "2025-01",
                            "observed_at",
                            first.plus(Duration.ofMinutes(i)).toString(),
                            "price",
                            "1.00",
                            "currency",
                            "EUR"));
        }

        JsonPath page = prices(Map.of("interval", "day", "limit", "500"));

        assertThat(page.getList("items")).hasSizeLessThan(5);
        assertThat(page.getString("next")).isNotNull();
        assertThat(all("day", 500)).hasSize(5);
        assertThat(prices(Map.of("interval", "month")).getInt("items[0].observations"))
                .isEqualTo(observations);
    }

    @Test
    void anUnknownProductOrIntervalIsAProblem() {
        given().get("/v1/products/shop.example~none/prices").then().statusCode(404);
        given().get("/v1/products/shop.example~none/prices?interval=year&limit=0")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("interval", "limit")));
    }

    private List<String> all(String interval, int limit) {
        List<String> seen = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>(Map.of("interval", interval, "limit", limit));
        JsonPath page;
        do {
            page = prices(parameters);
            seen.addAll(page.getList("items.from", String.class));
            parameters.put("cursor", page.getString("next"));
        } while (page.getString("next") != null);
        return seen;
    }

    private JsonPath prices(Map<String, ?> parameters) {
        return given().queryParams(parameters)
                .get("/v1/products/" + id + "/prices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
