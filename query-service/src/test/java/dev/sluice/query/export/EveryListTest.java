package dev.sluice.query.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backends.BackendsResource;
import dev.sluice.query.Given;
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

/** Every list that the API names, as JSON, as NDJSON and as CSV: the same items. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class EveryListTest {

    private static final String PLAYER = "e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0";

    private static final Map<String, String> LISTS = Map.of(
            "/v1/users", "?country=Exportland",
            "/v1/products", "?site=export.example",
            "/v1/products/{id}/observations", "",
            "/v1/solar-flares", "?from=2018-02-01T00:00:00Z&to=2018-03-01T00:00:00Z",
            "/v1/solar-notifications", "?from=2018-02-01T00:00:00Z&to=2018-03-01T00:00:00Z",
            "/v1/player-sessions", "?player=" + PLAYER,
            "/v1/rejected", "?from=2026-10-01T00:00:00Z&to=2026-10-05T00:00:00Z");

    @Inject
    Given rows;

    @BeforeEach
    void store() {
        rows.user("export-1", Map.of("country", "Exportland", "city", "=1+1"));
        rows.row(
                "product_by_id",
                Map.of(
                        "product_id",
                        "export.example~1",
                        "site",
                        "export.example",
                        "price",
                        "1000.00",
                        "observed_at",
                        "2026-11-01T00:00:00.000Z",
                        "attributes",
                        Map.of("color", "black")));
        rows.observed("export.example~2", "2026-11-01T00:00:00.000Z", "996.90", true);
        rows.observed("export.example~2", "2026-10-01T00:00:00.000Z", "997.00", false);
        rows.row(
                "solar_flare_by_month",
                Map.of(
                        "month",
                        "2018-02",
                        "id_time",
                        "2018-02-13T17:30:00Z",
                        "flare_id",
                        "2018-02-13T17:30:00-FLR-001",
                        "class_letter",
                        "M",
                        "class_number",
                        "6.6",
                        "instruments",
                        List.of("GOES15: SEM/XRS")));
        rows.row(
                "solar_notification_by_month",
                Map.of(
                        "month",
                        "2018-02",
                        "issue_time",
                        "2018-02-14T00:00:00Z",
                        "message_id",
                        "20180214-AL-001",
                        "type",
                        "FLR",
                        "flare_ids",
                        List.of("2018-02-13T17:30:00-FLR-001")));
        rows.row(
                "player_session_by_id",
                Map.of(
                        "session_id",
                        "export-session",
                        "player_id",
                        PLAYER,
                        "country",
                        "FI",
                        "started_at",
                        "2026-11-20T12:00:00.000Z",
                        "ended_at",
                        "2026-11-20T12:01:00.000Z"));
        rows.row(
                "player_session_complete_by_player",
                Map.of("player_id", PLAYER, "ended_at", "2026-11-20T12:01:00.000Z", "session_id", "export-session"));
        for (String day : List.of("2026-10-01", "2026-10-03")) {
            rows.row(
                    "rejected_by_feed_day",
                    Map.of(
                            "feed",
                            "users",
                            "day",
                            day,
                            "at",
                            day + "T08:00:00.000Z",
                            "id",
                            "users-9-" + day,
                            "reasons",
                            "[{\"field\":\"email\",\"message\":\"must not be null\"}]"));
        }
    }

    @AfterEach
    void drop() {
        rows.drop("solar_flare_by_month", "month = '2018-02'");
        rows.drop("solar_notification_by_month", "month = '2018-02'");
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
    void ndjsonHasTheItemsOfJsonToTheLetter() {
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
                .contains(",1000.00,", ",\"{\"\"color\"\":\"\"black\"\"}\",[]\r\n");
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
                .get(list.replace("{id}", "export.example~2"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
