package dev.sluice.query.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every endpoint that the API names: closed without a good token of the right role, open with it. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(WithTokens.class)
class EveryEndpointTest {

    /** What is answered to everybody, and why: the console asks where the platform is before it has a token. */
    private static final Set<String> OPEN = Set.of("/v1/platform");

    private record Endpoint(String method, String path) {

        /** Rejected events are the operators' business, everything else is read by readers. */
        String role() {
            return path.startsWith("/v1/rejected") ? Role.OPERATOR : Role.READER;
        }

        List<String> otherRoles() {
            return Role.ALL.stream().filter(role -> !role.equals(role())).toList();
        }

        Response call(String token) {
            var request = token == null ? given() : given().auth().oauth2(token);
            return request.urlEncodingEnabled(false).request(method, path.replaceAll("\\{[^}]+}", "unknown"));
        }
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        endpoints().forEach(endpoint -> assertRefused(endpoint, null, 401));
    }

    @Test
    void aForgedOrExpiredTokenIsAsGoodAsNone() {
        for (Endpoint endpoint : endpoints()) {
            assertRefused(endpoint, Tokens.forged(endpoint.role()), 401);
            assertRefused(endpoint, Tokens.expired(endpoint.role()), 401);
            assertRefused(endpoint, "no.token.atall", 401);
        }
    }

    @Test
    void anotherRoleIsNotEnough() {
        for (Endpoint endpoint : endpoints()) {
            endpoint.otherRoles().forEach(role -> assertRefused(endpoint, Tokens.with(role), 403));
        }
    }

    @Test
    void theRightRoleIsLetIn() {
        for (Endpoint endpoint : endpoints()) {
            assertThat(endpoint.call(Tokens.with(endpoint.role())).statusCode())
                    .as(endpoint.toString())
                    .isIn(200, 400, 404);
        }
    }

    @Test
    void whatIsOpenIsAnsweredWithoutATokenAndSaysNothingSecret() {
        for (String path : OPEN) {
            String answer = given().get(path).then().statusCode(200).extract().asString();

            assertThat(answer).contains("\"auth\":\"oidc\"").doesNotContain(Tokens.publicKey());
        }
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

    @Test
    void healthMetricsAndTheDescriptionStayOpen() {
        for (String path : List.of("/q/health/live", "/q/metrics", "/q/openapi", "/q/swagger-ui/")) {
            given().get(path).then().statusCode(200);
        }
    }

    private static void assertRefused(Endpoint endpoint, String token, int status) {
        Response answer = endpoint.call(token);
        assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(status);
        assertThat(answer.contentType()).as(endpoint.toString()).startsWith("application/problem+json");
    }

    private static List<Endpoint> endpoints() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .jsonPath()
                .getMap("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.forEach((path, methods) ->
                methods.keySet().forEach(method -> endpoints.add(new Endpoint(method.toUpperCase(Locale.ROOT), path))));
        assertThat(endpoints).hasSizeGreaterThan(10).extracting(Endpoint::path).containsAll(OPEN);
        return endpoints.stream()
                .filter(endpoint -> !OPEN.contains(endpoint.path()))
                .toList();
    }
}
