package dev.sluice.local.platform;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A trace collector that takes spans by OTLP over HTTP and keeps them. */
public final class FakeTraceCollector implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<ReportedSpan> spans = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();

    FakeTraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All spans so far; fails if a request was not OTLP. */
    public synchronized List<ReportedSpan> spans() {
        if (!malformed.isEmpty()) {
            throw new AssertionError("not OTLP: " + malformed);
        }
        return List.copyOf(spans);
    }

    /** Waits until at least {@code count} spans match, and returns them. */
    public List<ReportedSpan> awaitSpans(String description, int count, Predicate<ReportedSpan> matching) {
        return await(description)
                .atMost(TIMEOUT)
                .until(() -> spans().stream().filter(matching).toList(), found -> found.size() >= count);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                        ? new GZIPInputStream(exchange.getRequestBody())
                        : exchange.getRequestBody()) {
            add(ExportTraceServiceRequest.parseFrom(body));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        } catch (IOException e) {
            synchronized (this) {
                malformed.add(e.toString());
            }
            throw e;
        }
    }

    private synchronized void add(ExportTraceServiceRequest request) {
        request.getResourceSpansList().forEach(resource -> {
            String service = ReportedSpan.texts(resource.getResource().getAttributesList())
                    .get("service.name");
            resource.getScopeSpansList()
                    .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(ReportedSpan.of(service, span))));
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
