package dev.sluice.query.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.access.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cached answers require the same role as others, and each token has its own rate limit. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TokenCacheProfile.class)
class CachedAnswerAccessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    private final String path = "/v1/users/" + UUID.randomUUID();

    @Test
    void aCachedAnswerIsSentToReadersOnly() {
        ingest.storeUser(path.substring("/v1/users/".length()), Map.of("city", "Bodø"));
        double before = counters.near("users", "hit");
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ask(Tokens.with("kept", Role.READER)).statusCode() == 200
                        && counters.near("users", "hit") > before);

        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(given().head(path).statusCode()).isEqualTo(401);
        assertThat(given().header("If-None-Match", "*").get(path).statusCode()).isEqualTo(401);
        assertThat(ask(Tokens.forged(Role.READER)).statusCode()).isEqualTo(401);
        assertThat(ask(Tokens.expired(Role.READER)).statusCode()).isEqualTo(401);
        assertThat(ask(Tokens.with("kept", Role.OPERATOR)).statusCode()).isEqualTo(403);
        assertThat(ask(Tokens.with("kept", Role.READER)).<String>path("city")).isEqualTo("Bodø");
    }

    @Test
    void aTokenAboveTheLimitWaitsAndAnotherDoesNot() {
        String eager = Tokens.with("eager", Role.READER);

        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> ask(eager).statusCode() == 429);

        assertThat(ask(Tokens.with("calm", Role.READER)).statusCode()).isEqualTo(404);
    }

    private Response ask(String token) {
        return given().auth().oauth2(token).get(path);
    }
}
