package dev.sluice.scraper.access;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every endpoint of the API's description, asked with no, forged, expired, wrong and right tokens. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TokenProfile.class)
class AccessTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void everyEndpointWantsAGoodTokenOfTheRightRole() throws IOException {
        PrivateKey key = TokenProfile.signingKey();
        PrivateKey other = TokenProfile.pair().getPrivate();
        List<Endpoint> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(3);

        for (Endpoint endpoint : endpoints) {
            String role = endpoint.method().equals("GET") ? Roles.READER : Roles.OPERATOR;
            String wrong = endpoint.method().equals("GET") ? "writer" : Roles.READER;

            assertRefused(endpoint.ask(given()), 401, endpoint);
            assertRefused(endpoint.ask(bearer(token(other, role, HOUR))), 401, endpoint);
            assertRefused(endpoint.ask(bearer(token(key, role, HOUR.negated()))), 401, endpoint);
            assertRefused(endpoint.ask(bearer("not.a.token")), 401, endpoint);
            assertRefused(endpoint.ask(bearer(token(key, wrong, HOUR))), 403, endpoint);
            assertThat(endpoint.ask(bearer(token(key, role, HOUR))).statusCode())
                    .as(endpoint.toString())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
    }

    @Test
    void whatMachinesAskStaysOpen() {
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui")) {
            get(path).then().statusCode(200);
        }
    }

    private static void assertRefused(Response response, int status, Endpoint endpoint) {
        assertThat(response.statusCode()).as(endpoint.toString()).isEqualTo(status);
        assertThat(response.contentType()).as(endpoint.toString()).contains("application/problem+json");
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String token(PrivateKey key, String role, Duration life) {
        Instant now = Instant.now();
        return Jwt.claims()
                .subject("somebody")
                .groups(role)
                .issuedAt(now.minus(Duration.ofHours(2)))
                .expiresAt(now.plus(life))
                .sign(key);
    }

    private static List<Endpoint> endpoints() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(get("/q/openapi?format=json").asString())
                .get("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(
                        method -> endpoints.add(new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return endpoints;
    }

    /** A method and a path of the description; what stands in braces becomes a name that exists nowhere. */
    private record Endpoint(String method, String path) {

        Response ask(RequestSpecification request) {
            RequestSpecification whole = method.equals("GET")
                    ? request
                    : request.contentType("application/json").body("{}");
            return whole.request(method, path.replaceAll("\\{[^}]+}", "nowhere"));
        }
    }
}
