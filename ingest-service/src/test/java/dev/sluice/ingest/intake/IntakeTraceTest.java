package dev.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
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
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record's trace covers its row and its announcement, and contains no personal data. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TracingProfile.class)
class IntakeTraceTest {

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00.125Z");

    private final TestKafka kafka = new TestKafka();
    private final String trace = Spans.trace();
    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void storingAndAnnouncingAreChildrenOfTheRecordsSender() throws IOException {
        send(UserEvents.user(id, TIME).toString());

        ConsumerRecord<String, byte[]> stored =
                UserEvents.awaitAnnouncements(id, 1).get(0);
        SpanData process = Spans.named(trace, "process users");
        SpanData store = Spans.named(trace, "store users");
        SpanData announce = Spans.named(trace, "send users.stored");
        assertThat(process.getParentSpanId()).isEqualTo(Spans.CALLER);
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getAttributes().asMap().toString()).contains("sluice.outcome=stored", "sluice.feed=users");
        assertThat(store.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(store.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(announce.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(announce.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(TestKafka.headers(stored))
                .containsEntry("traceparent", "00-" + trace + "-" + announce.getSpanId() + "-01");
        assertThat(Spans.of(trace).toString()).doesNotContain(id, "@");
    }

    @Test
    void aRejectionIsTracedUpToItsTable() {
        send("this is not JSON");

        SpanData process = Spans.named(trace, "process users");
        SpanData reject = Spans.named(trace, "send rejected");
        SpanData list = Spans.named(trace, "process rejected");
        assertThat(process.getAttributes().asMap().toString()).contains("sluice.outcome=rejected");
        assertThat(reject.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(list.getParentSpanId()).isEqualTo(reject.getSpanId());
        assertThat(Spans.named(trace, "store rejected").getParentSpanId()).isEqualTo(list.getSpanId());
        assertThat(Spans.of(trace).toString()).doesNotContain(id);
    }

    @Test
    void aPostedEventIsInTheTraceOfItsRequest() throws IOException {
        given().contentType("application/json")
                .header("traceparent", Spans.header(trace))
                .body(UserEvents.user(id, TIME).toString().getBytes(UTF_8))
                .post("/v1/feeds/users/events")
                .then()
                .statusCode(202);

        SpanData request = Spans.named(trace, "POST /v1/feeds/{feed}/events");
        SpanData send = Spans.named(trace, "send users");
        assertThat(request.getParentSpanId()).isEqualTo(Spans.CALLER);
        assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(send.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(Spans.named(trace, "process users").getParentSpanId()).isEqualTo(send.getSpanId());
        Spans.named(trace, "send users.stored");
    }

    @Test
    void anErasureDoesNotRevealThePerson() {
        given().header("traceparent", Spans.header(trace))
                .delete("/v1/feeds/users/events/" + id)
                .then()
                .statusCode(202);

        SpanData request = Spans.named(trace, "DELETE /v1/feeds/{feed}/events/{id}");
        Spans.named(trace, "send users.stored");
        assertThat(request.getAttributes().asMap().toString()).contains("202");
        assertThat(Spans.of(trace).toString()).doesNotContain(id, "127.0.0.1");
    }

    @Test
    void healthMetricsAndStatusAreNotTraced() {
        given().header("traceparent", Spans.header(trace)).get("/v1/status/ingest");
        given().header("traceparent", Spans.header(trace)).get("/q/metrics");
        given().header("traceparent", Spans.header(trace)).get("/q/health/ready");
        given().header("traceparent", Spans.header(trace)).get("/v1/feeds");

        Spans.named(trace, "GET /v1/feeds");
        await().during(Duration.ofMillis(300)).until(() -> Spans.of(trace).size() == 1);
    }

    @Test
    void noForeignSpanIsLeftOnAThread() {
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

    private void send(String value) {
        Map<String, String> headers = TestKafka.envelope("user", id, TIME, id + "/1");
        headers.put("traceparent", Spans.header(trace));
        kafka.send("users", id, headers, value.getBytes(UTF_8));
    }
}
