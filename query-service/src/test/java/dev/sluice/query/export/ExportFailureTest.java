package dev.sluice.query.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.query.TightLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failing exports: clients that disconnect or stop reading, a hanging Cassandra, and too many exports at once. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TightLimits.class)
class ExportFailureTest {

    /** About 14 MB, more than the kernel buffers for a connection. */
    private static final int ROWS = 20_000;

    private static final String COUNTRY = "Country" + UUID.randomUUID();

    private static final String LIST = "/v1/users?country=" + COUNTRY;

    private static boolean filled;

    @Inject
    UserFixtures users;

    @Inject
    ExportCounters exported;

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandra;

    @BeforeEach
    void fill() {
        if (!filled) {
            users.fill(ROWS, COUNTRY);
            filled = true;
        }
        exported.awaitIdle(Duration.ofSeconds(30));
    }

    @Test
    void aClientThatStopsReadingIsDisconnectedInTheEnd() throws IOException {
        long before = exported.rows();
        long brokenOff = exported.ended("broken-off");

        try (SlowClient client = new SlowClient(service, LIST, "application/x-ndjson")) {
            await().until(() -> exported.running() == 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> exported.running() == 0);

            assertThat(exported.rows() - before).isBetween(500L, ROWS * 3L / 4);
            assertThat(exported.ended("broken-off")).isEqualTo(brokenOff + 1);
            assertThat(client.readToEnd()).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void aDisconnectEndsTheReadingAtOnce() throws IOException {
        long brokenOff = exported.ended("broken-off");

        try (SlowClient client = new SlowClient(service, LIST, "text/csv")) {
            assertThat(client.read(2_000_000)).startsWith("HTTP/1.1 200 OK").contains("text/csv");
            assertThat(exported.running()).isEqualTo(1);
        }

        exported.awaitIdle(Duration.ofSeconds(3));
        assertThat(exported.ended("broken-off")).isEqualTo(brokenOff + 1);
    }

    @Test
    void aDisconnectBeforeTheFirstByteReleasesThePermit() {
        SuspendedProcess.during(cassandra, () -> {
            SlowClient client = connect();
            await().until(() -> exported.running() == 1);
            client.close();
            // Sooner than the query would have timed out.
            await().atMost(Duration.ofMillis(1500)).until(() -> exported.running() == 0);
        });
        awaitCassandra();
    }

    @Test
    void anExportAboveTheLimitIsAnswered503() throws IOException {
        try (SlowClient one = new SlowClient(service, LIST, "text/csv");
                SlowClient two = new SlowClient(service, LIST, "text/csv")) {
            await().until(() -> exported.running() == 2);

            given().accept("text/csv")
                    .get(LIST)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "10")
                    .header("Content-Disposition", equalTo(null));
            given().get(LIST + "&limit=1").then().statusCode(200);
            assertThat(one.read(12) + two.read(12)).isEqualTo("HTTP/1.1 200HTTP/1.1 200");
        }
        exported.awaitIdle(Duration.ofSeconds(3));
        given().accept("text/csv").get(LIST + "&limit=1").then().statusCode(200);
    }

    @Test
    void anUnavailableCassandraBreaksTheTransferVisibly() throws IOException {
        long failed = exported.ended("failed");
        try (SlowClient client = new SlowClient(service, LIST, "application/x-ndjson")) {
            assertThat(client.read(100_000)).startsWith("HTTP/1.1 200");

            SuspendedProcess.during(cassandra, () -> assertThat(last(client)).doesNotEndWith("\r\n0\r\n\r\n"));
        }
        assertThat(exported.running()).isZero();
        assertThat(exported.ended("failed")).isEqualTo(failed + 1);
        awaitCassandra();
    }

    @Test
    void aCassandraThatRecoversInTimeIsNotNoticed() throws IOException {
        long whole = exported.ended("whole");
        long before = exported.rows();
        try (SlowClient client = new SlowClient(service, LIST, "application/x-ndjson")) {
            client.read(100_000);
            CompletableFuture<String> last = new CompletableFuture<>();

            SuspendedProcess.during(cassandra, () -> {
                last.completeAsync(() -> last(client));
                await().pollDelay(Duration.ofSeconds(3)).until(() -> !last.isDone());
            });

            assertThat(last.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("\r\n0\r\n\r\n");
        }
        assertThat(exported.ended("whole")).isEqualTo(whole + 1);
        assertThat(exported.rows() - before).isEqualTo(ROWS);
        awaitCassandra();
    }

    @Test
    void aCassandraUnavailableFromTheStartIsA503() {
        SuspendedProcess.during(cassandra, () -> given().accept("text/csv")
                .get(LIST)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Content-Disposition", equalTo(null)));
        assertThat(exported.running()).isZero();
        awaitCassandra();
    }

    @Test
    void http10IsRejected() throws IOException {
        try (SlowClient client = new SlowClient(service, LIST, "text/csv", "HTTP/1.0")) {
            assertThat(client.read(12)).endsWith(" 426");
        }
    }

    private SlowClient connect() {
        try {
            return new SlowClient(service, LIST, "text/csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String last(SlowClient client) {
        try {
            return client.readToEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitCassandra() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/v1/rejected?limit=1").statusCode() == 200);
    }
}
