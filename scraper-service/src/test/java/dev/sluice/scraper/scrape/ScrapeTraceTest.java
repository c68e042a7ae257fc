package dev.sluice.scraper.scrape;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.tracing.Spans;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.feed.CapturedLog;
import dev.sluice.scraper.feed.TopicRecords;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request's trace continues through its topic and Redis to the fetch and the event, but is not sent to the shop. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(ScrapeTracingProfile.class)
class ScrapeTraceTest {

    private final List<String> headersAtShop = new CopyOnWriteArrayList<>();
    private final FakeWebServer web = new FakeWebServer().with("/secret-path", exchange -> {
        headersAtShop.addAll(exchange.getRequestHeaders().keySet());
        FakeWebServer.send(exchange, 200, "text/html", ScrapeCalls.PAGE.getBytes(StandardCharsets.UTF_8));
    });
    private final String trace = Spans.trace();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void anEventBelongsToTheTraceOfItsRequest() {
        try (TopicRecords wire = new TopicRecords("products")) {

            String id = scrape(web.at("/secret-path"));
            ConsumerRecord<String, byte[]> event = wire.take(1).get(0);

            SpanData request = Spans.named(trace, "POST /v1/scrapes");
            SpanData ask = Spans.named(trace, "ask products");
            SpanData scrape = Spans.named(trace, "scrape products");
            SpanData send = Spans.named(trace, "send products");
            assertThat(request.getParentSpanId()).isEqualTo(Spans.CALLER);
            assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(ask.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(Spans.named(trace, "send scrape-requests").getParentSpanId())
                    .isEqualTo(ask.getSpanId());
            assertThat(scrape.getParentSpanId()).isEqualTo(ask.getSpanId());
            assertThat(scrape.getAttributes().asMap().toString())
                    .contains("sluice.scrape.id=" + id, "sluice.feed=products", "sluice.attempt=1");
            assertThat(Spans.named(trace, "GET", 2)).allSatisfy(fetch -> {
                assertThat(fetch.getParentSpanId()).isEqualTo(scrape.getSpanId());
                assertThat(fetch.getKind()).isEqualTo(SpanKind.CLIENT);
            });
            assertThat(send.getParentSpanId()).isEqualTo(scrape.getSpanId());
            assertThat(TopicRecords.headers(event))
                    .containsEntry("traceparent", "00-" + trace + "-" + send.getSpanId() + "-01");
        }
    }

    @Test
    void theShopGetsNoTraceAndTheTraceNoPath() {
        scrape(web.at("/secret-path"));

        Spans.named(trace, "send products");
        assertThat(headersAtShop).isNotEmpty().noneMatch("traceparent"::equalsIgnoreCase);
        assertThat(Spans.of(trace).toString()).doesNotContain("secret-path");
    }

    @Test
    void aRunLogsItsTrace() {
        try (CapturedLog log = new CapturedLog()) {
            String id = scrape("{\"feed\":\"users\"}");

            SpanData run = Spans.named(trace, "run users");
            assertThat(run.getParentSpanId())
                    .isEqualTo(Spans.named(trace, "scrape users").getSpanId());
            assertThat(run.getAttributes().asMap().toString()).contains(id);
            assertThat(log.lines()).anyMatch(line -> line.contains("feed=users published=0") && line.contains(trace));
        }
    }

    @Test
    void aThreadDoesNotInheritASpan() {
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

    private String scrape(URI page) {
        return scrape("{\"address\":\"" + page + "\"}");
    }

    private String scrape(String order) {
        return given().contentType("application/json")
                .header("traceparent", Spans.header(trace))
                .body(order)
                .post("/v1/scrapes")
                .then()
                .statusCode(202)
                .extract()
                .path("items[0].scrapeId");
    }
}
