package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.FakeHosts;
import dev.sluice.local.platform.FakeTraceCollector;
import dev.sluice.local.platform.ReportedSpan;
import dev.sluice.local.platform.SampleUsers;
import dev.sluice.local.platform.SharedPlatform;
import dev.sluice.local.platform.SourceRuns;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace leads from a request for a page through Kafka and three services to the row and its readers. */
class TraceIT {

    private static SharedPlatform platform;
    private static FakeTraceCollector traces;

    /** Ids of the users that the source offers. */
    private static Set<String> users;

    /** The run of the source of users that this test has started. */
    private static ReportedSpan run;

    @BeforeAll
    static void runUsers() {
        platform = SharedPlatform.get();
        traces = platform.traces();
        users = new SampleUsers(platform::sources, SharedPlatform.PAGES, SharedPlatform.PAGE_SIZE).valid();
        traces.awaitSpans("the run at the start", 1, span -> span.name().equals("run users"));
        Set<String> before = traces.spans().stream().map(ReportedSpan::id).collect(Collectors.toSet());
        SourceRuns.start(platform.scraper("/v1/sources/users/run"));
        run = traces.awaitSpans(
                        "the run of this test",
                        1,
                        span -> span.name().equals("run users") && !before.contains(span.id()))
                .get(0);
        traces.awaitSpans(
                "a stored row of each user",
                users.size(),
                span -> span.trace().equals(run.trace()) && span.name().equals("store users"));
    }

    @Test
    void aRequestedPageIsOneTraceToItsRowAndItsReader() throws IOException, InterruptedException {
        try (FakeHosts web = new FakeHosts(SharedPlatform.HOST_DELAY);
                InputStream stream = openStream()) {
            String id = ApiClient.post(
                            platform.scraper("/v1/scrapes"), "{\"address\":\"" + web.page(0, "traced") + "\"}")
                    .items()
                    .get(0)
                    .path("scrapeId")
                    .asText();
            String trace = traces.awaitSpans(
                            "the scrape", 1, span -> id.equals(span.attributes().get("sluice.scrape.id")))
                    .get(0)
                    .trace();

            ReportedSpan push = span(trace, "push products.stored");
            ReportedSpan request = span(trace, "POST /v1/scrapes");
            ReportedSpan ask = span(trace, "ask products");
            ReportedSpan scrape = span(trace, "scrape products");
            ReportedSpan send = span(trace, "send products");
            ReportedSpan process = span(trace, "process products");
            ReportedSpan announce = span(trace, "send products.stored");
            List<ReportedSpan> invalidations = traces.awaitSpans(
                    "invalidation, shared and of this replica",
                    2,
                    span -> span.trace().equals(trace) && span.name().equals("process products.stored"));
            assertSpan(request, "scraper-service", SpanKind.SPAN_KIND_SERVER, "");
            assertSpan(ask, "scraper-service", SpanKind.SPAN_KIND_INTERNAL, request.id());
            assertSpan(span(trace, "send scrape-requests"), "scraper-service", SpanKind.SPAN_KIND_PRODUCER, ask.id());
            assertSpan(scrape, "scraper-service", SpanKind.SPAN_KIND_CONSUMER, ask.id());
            assertSpan(span(trace, "GET"), "scraper-service", SpanKind.SPAN_KIND_CLIENT, scrape.id());
            assertSpan(send, "scraper-service", SpanKind.SPAN_KIND_PRODUCER, scrape.id());
            assertSpan(process, "ingest-service", SpanKind.SPAN_KIND_CONSUMER, send.id());
            assertSpan(span(trace, "store products"), "ingest-service", SpanKind.SPAN_KIND_CLIENT, process.id());
            assertSpan(announce, "ingest-service", SpanKind.SPAN_KIND_PRODUCER, process.id());
            invalidations.forEach(invalidation ->
                    assertSpan(invalidation, "query-service", SpanKind.SPAN_KIND_CONSUMER, announce.id()));
            assertSpan(push, "query-service", SpanKind.SPAN_KIND_CONSUMER, announce.id());
            assertThat(traces.spans().stream()
                            .filter(span ->
                                    span.trace().equals(trace) && span.parent().isEmpty()))
                    .as("root spans")
                    .containsExactly(request);
            assertThat(stream.available()).as("bytes of the stream").isPositive();
        }
    }

    @Test
    void aReadAfterwardsLinksToTheTraceThatStoredTheRow() {
        String user = users.iterator().next();
        await("the row of the run of this test").atMost(Duration.ofMinutes(1)).until(() -> {
            ApiClient.get(platform.query("/v1/users/" + user));
            return readsOf(run).findAny().isPresent();
        });
        assertThat(readsOf(run)).allSatisfy(read -> {
            assertThat(read.links()).containsExactly(run.trace());
            assertThat(read.trace()).isNotEqualTo(run.trace());
        });
    }

    @Test
    void noSpanContainsPersonalData() {
        ApiClient.get(platform.query("/v1/users/" + users.iterator().next()));
        traces.awaitSpans("a read", 1, span -> span.name().equals("GET /v1/users/{id}"));
        String ofTheRun = traces.spans().stream()
                .filter(span -> span.trace().equals(run.trace())
                        || span.links().contains(run.trace())
                        || span.name().startsWith("GET "))
                .map(ReportedSpan::toString)
                .collect(Collectors.joining("\n"));
        Set<String> personalData = ApiClient.walk(platform.query("/v1/users"), 500).stream()
                .filter(user -> users.contains(user.path("userId").asText()))
                .flatMap((JsonNode user) -> List.of("userId", "email", "username", "phone").stream()
                        .map(field -> user.path(field).asText()))
                .filter(text -> text.length() > 4)
                .collect(Collectors.toSet());
        assertThat(personalData)
                .hasSizeGreaterThan(2 * users.size())
                .filteredOn(ofTheRun::contains)
                .isEmpty();
        assertThat(traces.spans().toString()).doesNotContain("@", "/q/", "/v1/status", "/v1/platform");
    }

    @Test
    void theLogNamesTheTraceOfARun() throws IOException {
        assertThat(Files.readString(platform.home().resolve("logs/scraper-service.log"))
                        .lines())
                .anyMatch(line -> line.contains("feed=users published=") && line.contains(run.trace()));
    }

    private static Stream<ReportedSpan> readsOf(ReportedSpan run) {
        return traces.spans().stream()
                .filter(span -> span.name().equals("GET /v1/users/{id}"))
                .filter(span -> span.links().contains(run.trace()));
    }

    private static void assertSpan(ReportedSpan span, String service, SpanKind kind, String parent) {
        assertThat(span.service()).as(span.name()).isEqualTo(service);
        assertThat(span.kind()).as(span.name()).isEqualTo(kind);
        assertThat(span.parent()).as(span.name()).isEqualTo(parent);
    }

    private static ReportedSpan span(String trace, String name) {
        return traces.awaitSpans(
                        name,
                        1,
                        span -> span.trace().equals(trace) && span.name().equals(name))
                .get(0);
    }

    /** Opens the stream of products, so that the row is pushed to a reader. */
    private static InputStream openStream() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.query("/v1/stream?feed=products")))
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
