package dev.sluice.query.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The platform resource without configuration: one origin for all services. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlatformResourceTest {

    @Test
    void theConsoleLearnsWhereEverythingIs() {
        given().get("/v1/platform")
                .then()
                .statusCode(200)
                .body("ingest", emptyString())
                .body("scraper", emptyString())
                .body("auth", equalTo("none"))
                .body(
                        "feeds",
                        contains(
                                "users",
                                "products",
                                "solar-flares",
                                "solar-notifications",
                                "player-sessions",
                                "insights"));
    }
}
