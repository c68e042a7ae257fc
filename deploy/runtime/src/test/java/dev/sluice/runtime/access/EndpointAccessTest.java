package dev.sluice.runtime.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls every endpoint of a service's OpenAPI document with missing, bad, wrong and right tokens. */
public abstract class EndpointAccessTest {

    private final int endpoints;
    private final Set<String> open;

    /**
     * Sets what to expect of a service.
     *
     * @param endpoints how many the document has at least, so that an empty one fails
     * @param open paths that need no token
     */
    protected EndpointAccessTest(int endpoints, String... open) {
        this.endpoints = endpoints;
        this.open = Set.of(open);
    }

    /** The roles that an endpoint admits. */
    protected abstract Set<String> roles(String method, String path);

    private record Endpoint(String method, String path, Set<String> roles) {

        String role() {
            return roles.iterator().next();
        }

        List<String> otherRoles() {
            return Role.ALL.stream().filter(role -> !roles.contains(role)).toList();
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
    void aRequestWithoutATokenIsUnauthorized() {
        endpoints().forEach(endpoint -> assertRefused(endpoint, null, 401));
    }

    @Test
    void aForgedOrExpiredTokenIsUnauthorized() {
        for (Endpoint endpoint : endpoints()) {
            assertRefused(endpoint, Tokens.forged(endpoint.role()), 401);
            assertRefused(endpoint, Tokens.expired(endpoint.role()), 401);
            assertRefused(endpoint, "not.a.token", 401);
        }
    }

    @Test
    void anotherRoleIsForbidden() {
        for (Endpoint endpoint : endpoints()) {
            endpoint.otherRoles().forEach(role -> assertRefused(endpoint, Tokens.with(role), 403));
        }
    }

    @Test
    void rolesOutsideTheClaimGroupsAreIgnored() {
        for (Endpoint endpoint : endpoints()) {
            assertRefused(endpoint, Tokens.withRealmAccess(endpoint.role()), 403);
        }
    }

    @Test
    void everyRequiredRoleIsAdmitted() {
        for (Endpoint endpoint : endpoints()) {
            for (String role : endpoint.roles()) {
                assertThat(endpoint.call(Tokens.with(role)).statusCode())
                        .as(endpoint.toString())
                        .isNotIn(401, 403)
                        .isLessThan(500);
            }
        }
    }

    @Test
    void openPathsNeedNoTokenAndRevealNoKey() {
        for (String path : open) {
            String body = given().get(path).then().statusCode(200).extract().asString();

            assertThat(body).contains("\"auth\":\"oidc\"").doesNotContain(Tokens.publicKey());
        }
    }

    @Test
    void healthMetricsAndTheDescriptionNeedNoToken() {
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/")) {
            given().get(path).then().statusCode(200);
        }
    }

    private static void assertRefused(Endpoint endpoint, String token, int status) {
        Response response = endpoint.call(token);
        assertThat(response.statusCode()).as(endpoint.toString()).isEqualTo(status);
        assertThat(response.contentType()).as(endpoint.toString()).startsWith("application/problem+json");
    }

    private List<Endpoint> endpoints() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .jsonPath()
                .getMap("paths");
        assertThat(paths.keySet()).containsAll(open);
        List<Endpoint> found = new ArrayList<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .map(method -> method.toUpperCase(Locale.ROOT))
                .filter(method -> !open.contains(path))
                .forEach(method -> found.add(new Endpoint(method, path, roles(method, path)))));
        assertThat(found).hasSizeGreaterThanOrEqualTo(endpoints);
        return found;
    }
}
