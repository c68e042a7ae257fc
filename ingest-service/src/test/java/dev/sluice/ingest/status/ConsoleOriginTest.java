package dev.sluice.ingest.status;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** With the settings of the local run the console's origin may ask, and no other. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(ConsoleOrigin.class)
class ConsoleOriginTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void theConsoleMayAskWithATokenFromItsOwnOrigin() {
        given().header("Origin", "http://127.0.0.1:8080")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/v1/rejected/replay")
                .then()
                .statusCode(200)
                .header(ALLOWED, equalTo("http://127.0.0.1:8080"))
                .header("Access-Control-Allow-Methods", containsString("POST"));
        given().header("Origin", "http://localhost:8080")
                .get("/v1/status/ingest")
                .then()
                .statusCode(200)
                .header(ALLOWED, equalTo("http://localhost:8080"));
    }

    @Test
    void anotherOriginMayNot() {
        given().header("Origin", "http://127.0.0.1:9999")
                .get("/v1/status/ingest")
                .then()
                .statusCode(403)
                .header(ALLOWED, nullValue());
    }
}
