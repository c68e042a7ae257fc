package dev.sluice.query.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every list of the API has the same items as JSON, NDJSON and CSV. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class AllListsExportTest {

    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("/v1/users", "?country=Exportland"),
            Map.entry("/v1/products", "?site=export.example"),
            Map.entry("/v1/products/{id}/observations", ""),
            Map.entry("/v1/products/{id}/prices", ""),
            Map.entry("/v1/products/back-in-stock", "?from=2018-02-13T00:00:00Z&to=2018-02-14T00:00:00Z"),
            Map.entry("/v1/solar-flares", "?from=2018-02-01T00:00:00Z&to=2018-03-01T00:00:00Z"),
            Map.entry("/v1/solar-notifications", "?from=2018-02-01T00:00:00Z&to=2018-03-01T00:00:00Z"),
            Map.entry("/v1/player-sessions", "?player=" + ListFixtures.PLAYER),
            Map.entry("/v1/insights", ""),
            Map.entry("/v1/insights/{insight}", "?prefix=FI"),
            Map.entry("/v1/rejected", "?from=2026-10-01T00:00:00Z&to=2026-10-05T00:00:00Z"));

    @Inject
    ListFixtures fixtures;

    @BeforeEach
    void store() {
        fixtures.store();
    }

    @AfterEach
    void drop() {
        fixtures.drop();
    }

    @Test
    void everyListOfTheApiIsAnsweredInEveryForm() {
        JsonPath api =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = api.getMap("paths");

        List<String> lists = paths.keySet().stream()
                .filter(path -> String.valueOf(paths.get(path)).contains("name=cursor"))
                .toList();

        assertThat(lists).containsExactlyInAnyOrderElementsOf(LISTS.keySet());
        for (String list : lists) {
            assertThat(api.getMap("paths.'" + list + "'.get.responses.'200'.content"))
                    .as(list)
                    .containsOnlyKeys("application/json", "text/csv", "application/x-ndjson");
        }
    }

    @Test
    void ndjsonHasExactlyTheItemsOfJson() {
        LISTS.forEach((list, query) -> {
            String json = answer(list + query, "application/json");
            List<String> lines =
                    answer(list + query, "application/x-ndjson").lines().toList();

            assertThat(lines).as(list).isNotEmpty();
            assertThat("{\"items\":[" + String.join(",", lines) + "],\"next\":null}")
                    .as(list)
                    .isEqualTo(json);
        });
    }

    @Test
    void csvHasAColumnForEveryFieldAndALineForEveryItem() {
        LISTS.forEach((list, query) -> {
            JsonNode items = tree(answer(list + query, "application/json")).get("items");
            List<String> lines = answer(list + query, "text/csv").lines().toList();

            assertThat(lines.get(0)).as(list).isEqualTo(String.join(",", (Iterable<String>) items.get(0)::fieldNames));
            assertThat(lines).as(list).hasSize(items.size() + 1);
        });
    }

    @Test
    void pricesKeepTheirScaleAndNestedValuesAreJson() {
        assertThat(answer("/v1/products?site=export.example", "text/csv"))
                .contains(",1000.00,", ",\"{\"\"color\"\":\"\"black\"\"}\",[],{}\r\n");
        assertThat(answer("/v1/insights/export-insight", "text/csv"))
                .contains("\"{\"\"completed\"\":7,\"\"share\"\":0.50}\"");
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(String list, String accept) {
        return given().accept(accept)
                .urlEncodingEnabled(false)
                .get(list.replace("{id}", "export.example~2").replace("{insight}", "export-insight"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
