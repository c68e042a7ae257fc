package dev.sluice.ingest.access;

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
import org.junit.jupiter.api.Test;

/** Every endpoint that the API names: closed without a good token of the right role, open with it. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(WithTokens.class)
class EveryEndpointTest {

    private record Endpoint(String method, String path) {

        /** Events are posted by writers; rejected ones and erasure are the operators' business; the rest is read. */
        String role() {
            if (path.startsWith("/v1/rejected") || method.equals("DELETE")) {
                return Role.OPERATOR;
            }
            return method.equals("POST") ? Role.WRITER : Role.READER;
        }

        List<String> otherRoles() {
            return Role.ALL.stream().filter(role -> !role.equals(role())).toList();
        }

        Response call(String token) {
            var request = token == null ? given() : given().auth().oauth2(token);
            return request.contentType(ContentType.JSON)
                    .body(method.equals("GET") ? "" : "{}")
                    .urlEncodingEnabled(false)
                    .request(method, path.replaceAll("\\{[^}]+}", "unknown"));
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
        assertThat(endpoints).hasSize(5);
        return endpoints;
    }
}
