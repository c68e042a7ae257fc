package dev.sluice.query.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import dev.sluice.runtime.tracing.Spans;
import dev.sluice.runtime.tracing.TracingProfile;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Invalidating and pushing a stored row are part of the trace that stored it; the first read afterwards links to it.
 */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TracingProfile.class)
class TraceTest {

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    @Inject
    FakeIngestService ingest;

    private final String trace = Spans.trace();
    private final String key = UUID.randomUUID().toString();
    private final StoredEventPublisher stored = new StoredEventPublisher();
    private StreamClients clients;

    @BeforeEach
    void open() {
        clients = new StreamClients(vertx, service);
    }

    @AfterEach
    void close() {
        clients.close();
        stored.close();
    }

    @Test
    void bothInvalidationsAreChildrenOfTheAnnouncement() {
        announce();

        assertThat(Spans.named(trace, "process users.stored", 2)).allSatisfy(span -> {
            assertThat(span.getParentSpanId()).isEqualTo(Spans.CALLER);
            assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        });
        assertThat(Spans.of(trace).toString())
                .contains("sluice.channel=stored-shared", "sluice.channel=stored-own")
                .doesNotContain(key);
    }

    @Test
    void onlyRowsWrittenToAReaderHaveAPushSpan() {
        StreamClient listening = clients.listen("feed=users&key=" + key).awaitLive();
        String unwanted = Spans.trace();

        stored.row("users", "another key", "{}", Map.of("traceparent", Spans.header(unwanted)));
        announce();

        listening.awaitEvents(1);
        assertThat(Spans.named(trace, "push users.stored").getParentSpanId()).isEqualTo(Spans.CALLER);
        Spans.named(unwanted, "process users.stored", 2);
        assertThat(Spans.of(unwanted)).noneMatch(span -> span.getName().startsWith("push"));
    }

    @Test
    void theFirstReadLinksToTheTraceWithoutPersonalData() {
        ingest.storeUser(key, Map.of("city", "Bodø"));
        announce();
        Spans.named(trace, "process users.stored", 2);
        String reading = Spans.trace();

        given().header("traceparent", Spans.header(reading))
                .get("/v1/users/" + key)
                .then()
                .statusCode(200);

        SpanData read = Spans.named(reading, "GET /v1/users/{id}");
        assertThat(read.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(read.getParentSpanId()).isEqualTo(Spans.CALLER);
        assertThat(read.getLinks()).singleElement().satisfies(link -> assertThat(
                        link.getSpanContext().getTraceId())
                .isEqualTo(trace));
        assertThat(Spans.named(reading, "load users").getParentSpanId()).isEqualTo(read.getSpanId());
        assertThat(Spans.of(reading).toString()).doesNotContain(key, "127.0.0.1");
    }

    @Test
    void healthMetricsStatusAndConsoleAreNotTraced() {
        for (String path : new String[] {"/q/health/ready", "/q/metrics", "/v1/status/query", "/v1/platform", "/"}) {
            given().header("traceparent", Spans.header(trace)).get(path);
        }
        given().header("traceparent", Spans.header(trace)).get("/v1/users?limit=1");

        Spans.named(trace, "GET /v1/users");
        await().during(Duration.ofMillis(300)).until(() -> Spans.of(trace).size() == 1);
    }

    @Test
    void noThreadKeepsTheSpanOfAnother() {
        Context foreign = Context.root()
                .with(Span.wrap(SpanContext.create(
                        Spans.trace(), Spans.CALLER, TraceFlags.getSampled(), TraceState.getDefault())));

        Uni<Context> elsewhere = foreign.wrapSupplier(() -> Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(any -> Context.current()))
                .get();

        assertThat(elsewhere.await().atMost(Duration.ofSeconds(5))).isEqualTo(Context.root());
    }

    private void announce() {
        stored.row("users", key, "{}", Map.of("traceparent", Spans.header(trace)));
        stored.flush();
    }
}
