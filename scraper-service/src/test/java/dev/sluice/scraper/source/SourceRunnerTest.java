package dev.sluice.scraper.source;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Runs of sources are stored, counted and listed, and do not affect each other. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SourceRunnerTest {

    private final SourceRunner runner;
    private final RedisDataSource redis;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redisPid;

    @Inject
    SourceRunnerTest(SourceRunner runner, RedisDataSource redis) {
        this.runner = runner;
        this.redis = redis;
    }

    @Test
    void aRunIsListedStoredAndCounted() {
        RunResult result = run("users", () -> Uni.createFrom().item(new RunResult(7, Map.of("status", 2L), 3)));

        assertThat(result.failed()).isEqualTo(2);
        given().when()
                .get("/v1/sources")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("products", "users"))
                .body("items.find { it.name == 'users' }.published", equalTo(7))
                .body("items.find { it.name == 'users' }.failed", equalTo(2))
                .body("items.find { it.name == 'users' }.nextPage", equalTo(3))
                .body("items.find { it.name == 'users' }.every", equalTo("off"))
                .body("items.find { it.name == 'users' }.running", equalTo(false));
        await().untilAsserted(() -> assertThat(redis.hash(String.class).hgetall("sluice:scraper:source:users"))
                .containsEntry("published", "7")
                .containsEntry("nextPage", "3"));
        get("/q/metrics").then().body(containsString("sluice_scrape_failures_total{feed=\"users\",reason=\"status\"}"));
    }

    @Test
    void anUnforeseenFailureIsAResultAndTheNextRunSucceeds() {
        RunResult failed = run("b", () -> {
            throw new IllegalStateException("the value of a page must not be logged");
        });
        RunResult next = run("b", () -> Uni.createFrom().item(new RunResult(1, Map.of(), null)));

        assertThat(failed).isEqualTo(new RunResult(0, Map.of("unforeseen", 1L), null));
        assertThat(next.failed()).isZero();
        get("/q/metrics").then().body(containsString("sluice_source_last_success_timestamp_seconds{feed=\"b\"}"));
    }

    @Test
    void runsAndTheirListWorkWhileRedisIsUnavailable() {
        SuspendedProcess.during(redisPid, () -> {
            Instant start = Instant.now();

            RunResult result = run("users", () -> Uni.createFrom().item(new RunResult(9, Map.of(), null)));

            get("/v1/sources").then().statusCode(200).body("items.find { it.name == 'users' }.published", equalTo(9));
            get("/q/health/ready").then().statusCode(200);
            assertThat(result.published()).isEqualTo(9);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(1));
        });
    }

    @Test
    void theServiceIsReadyAndItsApiIsDescribed() {
        get("/q/health/ready").then().statusCode(200);
        get("/q/health/live").then().statusCode(200);
        get("/q/openapi").then().statusCode(200).body(containsString("openapi: 3.1"), containsString("/v1/sources"));
        get("/q/swagger-ui").then().statusCode(200);
    }

    private RunResult run(String name, Supplier<Uni<RunResult>> work) {
        return runner.run(new TestSource(name, work)).await().atMost(Duration.ofSeconds(10));
    }

    /** A source whose run is given by a test. */
    private record TestSource(String name, Supplier<Uni<RunResult>> work) implements Source {

        @Override
        public String every() {
            return "off";
        }

        @Override
        public Uni<RunResult> run(String scrapeId) {
            return work.get();
        }
    }
}
