package dev.sluice.query.access;

import static io.restassured.RestAssured.given;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.access.EndpointAccessTest;
import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.access.TokenProfile;
import dev.sluice.runtime.access.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TokenProfile.class)
class QueryEndpointAccessTest extends EndpointAccessTest {

    QueryEndpointAccessTest() {
        super(11, "/v1/platform");
    }

    @Override
    protected Set<String> roles(String method, String path) {
        return Set.of(path.startsWith("/v1/rejected") ? Role.OPERATOR : Role.READER);
    }

    @Test
    void aStreamIsOpenedWithTheRightRole() {
        given().auth()
                .oauth2(Tokens.with(Role.READER))
                .head("/v1/stream?feed=users")
                .then()
                .statusCode(200);
        given().accept("text/event-stream")
                .get("/v1/stream?feed=users")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
