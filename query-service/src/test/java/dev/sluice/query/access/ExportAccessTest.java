package dev.sluice.query.access;

import static io.restassured.RestAssured.given;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.access.TokenProfile;
import dev.sluice.runtime.access.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports require the same role as the pages of their list. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TokenProfile.class)
class ExportAccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users",
                "/v1/products",
                "/v1/products/unknown/observations",
                "/v1/solar-flares",
                "/v1/solar-notifications",
                "/v1/player-sessions",
                "/v1/insights",
                "/v1/insights/unknown",
                "/v1/rejected"
            })
    void aWholeListNeedsTheRoleOfItsPages(String list) {
        String role = list.equals("/v1/rejected") ? Role.OPERATOR : Role.READER;
        String other = list.equals("/v1/rejected") ? Role.READER : Role.OPERATOR;
        for (String form : new String[] {"text/csv", "application/x-ndjson"}) {
            // An invalid parameter shows that access was granted, without reading anything.
            String path = list + "?limit=0";

            given().accept(form).get(path).then().statusCode(401);
            given().accept(form)
                    .auth()
                    .oauth2(Tokens.forged(role))
                    .get(path)
                    .then()
                    .statusCode(401);
            given().accept(form)
                    .auth()
                    .oauth2(Tokens.with(other))
                    .get(path)
                    .then()
                    .statusCode(403);
            given().accept(form)
                    .auth()
                    .oauth2(Tokens.with(role))
                    .get(path)
                    .then()
                    .statusCode(400);
        }
    }
}
