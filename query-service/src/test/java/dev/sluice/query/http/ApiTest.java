package dev.sluice.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** OpenAPI document with examples and problems, health and metrics. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ApiTest {

    @Test
    void everyOperationIsDescribedWithItsParametersAndProblems() {
        JsonPath api = JsonPath.from(given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("info.title", equalTo("Sluice: query-service"))
                .extract()
                .asString());

        Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");

        assertThat(paths)
                .containsKeys(
                        "/v1/users",
                        "/v1/users/{id}",
                        "/v1/users/summary",
                        "/v1/products",
                        "/v1/products/{id}",
                        "/v1/products/{id}/observations",
                        "/v1/products/{id}/prices",
                        "/v1/products/changes",
                        "/v1/products/back-in-stock",
                        "/v1/solar-flares",
                        "/v1/solar-flares/{id}",
                        "/v1/solar-flares/summary",
                        "/v1/solar-notifications",
                        "/v1/solar-notifications/{id}",
                        "/v1/player-sessions",
                        "/v1/player-sessions/{sessionId}",
                        "/v1/player-sessions/starts",
                        "/v1/player-sessions/starts/hours",
                        "/v1/player-sessions/lengths",
                        "/v1/insights",
                        "/v1/insights/{insight}",
                        "/v1/insights/{insight}/{row}",
                        "/v1/rejected",
                        "/v1/stream",
                        "/v1/platform",
                        "/v1/status/query");
        paths.forEach((path, operations) ->
                assertThat(operations.get("get")).as(path).containsKeys("summary", "description", "tags"));
        // They describe this process, without parameters and backends.
        paths.keySet().removeAll(Set.of("/v1/platform", "/v1/status/query"));
        paths.forEach((path, operations) -> assertThat(operations.get("get"))
                .as(path)
                .containsKeys("parameters")
                .extracting("responses")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("200", "503", "401", "403"));
        for (String type : List.of(
                "User",
                "SolarFlare",
                "SolarNotification",
                "SolarFlareSummary",
                "PlayerSession",
                "Insight",
                "PlayerSessionStarts")) {
            assertThat(api.getList("components.schemas." + type + ".examples"))
                    .as("an example of " + type)
                    .isNotEmpty();
        }
        assertThat(api.getString("components.schemas.User.examples[0].userId")).isNotBlank();
        assertThat(api.getString("components.schemas.Product.examples[0].price"))
                .startsWith("996.9");
        assertThat(api.getMap("components.responses")).containsKeys("Bad", "Unknown", "Away");
    }

    @Test
    void withOpenAccessTokensAreIgnored() {
        given().auth().oauth2("whatever").get("/v1/rejected").then().statusCode(200);
    }

    @Test
    void swaggerUiIsAlwaysAvailable() {
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void healthIsUpAndMetricsIncludeTheCache() {
        for (String check : new String[] {"live", "ready", "started"}) {
            given().get("/q/health/" + check).then().statusCode(200);
        }
        assertThat(given().get("/q/metrics").asString()).contains("sluice_cache_gate");
    }
}
