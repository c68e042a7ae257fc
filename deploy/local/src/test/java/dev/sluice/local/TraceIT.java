package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace from whoever asks for a page, through Kafka and three services, to the row and its readers. */
class TraceIT {

    private static final Path HOME = Launched.home("trace");
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final int USERS = 20;

    private static final Collector COLLECTOR = new Collector();
    private static Launched platform;

    @BeforeAll
    static void start() {
        platform = Launched.start(
                HOME,
                Map.of(
                        "quarkus.otel.exporter.otlp.endpoint", COLLECTOR.address(),
                        "quarkus.otel.bsp.schedule.delay", "200ms",
                        "sluice.users.pages", "1",
                        "sluice.users.page-size", "" + USERS,
                        "sluice.fetch.allowed-inside", "127.0.0.0/8"));
    }

    @AfterAll
    static void stop() {
        platform.close();
        COLLECTOR.close();
    }

    @Test
    void aPageThatIsAskedForIsOneTraceToItsRowAndItsReader() throws IOException, InterruptedException {
        try (HostsWeb web = new HostsWeb(DELAY)) {
            listen();

            String id = Api.post(scraper() + "/v1/scrapes", "{\"address\":\"" + web.page(0, "traced") + "\"}")
                    .items()
                    .get(0)
                    .path("scrapeId")
                    .asText();
            String trace = COLLECTOR
                    .some("the scrape", 1, span -> id.equals(span.attributes().get("sluice.scrape.id")))
                    .get(0)
                    .trace();

            Told push = one(trace, "push products.stored");
            Told request = one(trace, "POST /v1/scrapes");
            Told ask = one(trace, "ask products");
            Told scrape = one(trace, "scrape products");
            Told send = one(trace, "send products");
            Told process = one(trace, "process products");
            Told announce = one(trace, "send products.stored");
            List<Told> forgets = COLLECTOR.some(
                    "forgetting, for all and here",
                    2,
                    span -> span.trace().equals(trace) && span.name().equals("process products.stored"));
            is(request, "scraper-service", SpanKind.SPAN_KIND_SERVER, "");
            is(ask, "scraper-service", SpanKind.SPAN_KIND_INTERNAL, request.id());
            is(one(trace, "send scrape-requests"), "scraper-service", SpanKind.SPAN_KIND_PRODUCER, ask.id());
            is(scrape, "scraper-service", SpanKind.SPAN_KIND_CONSUMER, ask.id());
            is(one(trace, "GET"), "scraper-service", SpanKind.SPAN_KIND_CLIENT, scrape.id());
            is(send, "scraper-service", SpanKind.SPAN_KIND_PRODUCER, scrape.id());
            is(process, "ingest-service", SpanKind.SPAN_KIND_CONSUMER, send.id());
            is(one(trace, "store products"), "ingest-service", SpanKind.SPAN_KIND_CLIENT, process.id());
            is(announce, "ingest-service", SpanKind.SPAN_KIND_PRODUCER, process.id());
            forgets.forEach(forget -> is(forget, "query-service", SpanKind.SPAN_KIND_CONSUMER, announce.id()));
            is(push, "query-service", SpanKind.SPAN_KIND_CONSUMER, announce.id());
            assertThat(COLLECTOR.spans().stream()
                            .filter(span ->
                                    span.trace().equals(trace) && span.parent().isEmpty()))
                    .as("one beginning")
                    .containsExactly(request);
            System.out.printf(
                    "trace: %d spans of one page%n",
                    COLLECTOR.spans().stream()
                            .filter(span -> span.trace().equals(trace))
                            .count());
        }
    }

    @Test
    void aReadAfterwardsLinksToTheTraceThatStoredTheRow() {
        String user = Api.get(platform.query("/v1/users?limit=1"))
                .items()
                .get(0)
                .path("userId")
                .asText();

        Api.get(platform.query("/v1/users/" + user));

        Told read = COLLECTOR
                .some("the read", 1, span -> span.name().equals("GET /v1/users/{id}"))
                .get(0);
        Told run = COLLECTOR
                .some("the run", 1, span -> span.name().equals("run users"))
                .get(0);
        assertThat(read.links()).containsExactly(run.trace());
        assertThat(read.trace()).isNotEqualTo(run.trace());
    }

    @Test
    void nobodyIsNamedInTheSpansOfARunOfUsers() {
        // One in 200 has no uuid or e-mail and is rejected.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.walk(platform.query("/v1/users"), 500).size() >= USERS - 2);
        List<JsonNode> users = Api.walk(platform.query("/v1/users"), 500);
        Api.get(platform.query("/v1/users/" + users.get(0).path("userId").asText()));
        COLLECTOR.some("everybody's row", users.size(), span -> span.name().equals("store users"));
        COLLECTOR.some("a read", 1, span -> span.name().equals("GET /v1/users/{id}"));

        String everything = COLLECTOR.spans().toString();

        Set<String> persons = users.stream()
                .flatMap(user -> List.of("userId", "email", "username", "phone").stream()
                        .map(field -> user.path(field).asText()))
                .filter(text -> text.length() > 4)
                .collect(Collectors.toSet());
        assertThat(persons).hasSizeGreaterThan(2 * users.size()).noneMatch(everything::contains);
        assertThat(everything).doesNotContain("@", "/q/", "/v1/status", "/v1/platform");
    }

    @Test
    void theLogNamesTheTraceOfARun() throws IOException {
        Told run = COLLECTOR
                .some("the run", 1, span -> span.name().equals("run users"))
                .get(0);

        assertThat(Files.readString(HOME.resolve("logs/scraper-service.log")).lines())
                .anyMatch(line -> line.contains("feed=users published=") && line.contains(run.trace()));
    }

    private static void is(Told span, String service, SpanKind kind, String parent) {
        assertThat(span.service()).as(span.name()).isEqualTo(service);
        assertThat(span.kind()).as(span.name()).isEqualTo(kind);
        assertThat(span.parent()).as(span.name()).isEqualTo(parent);
    }

    private static Told one(String trace, String name) {
        return COLLECTOR
                .some(name, 1, span -> span.trace().equals(trace) && span.name().equals(name))
                .get(0);
    }

    private static String scraper() {
        return Api.get(platform.query("/v1/platform")).body().path("scraper").asText();
    }

    /** Reads the stream of products until the platform ends. */
    private static void listen() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.query("/v1/stream?feed=products")))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }
}
