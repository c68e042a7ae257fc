package dev.sluice.local.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that routes one origin to the three services by path, as the ingress of a cluster does. */
final class FakeIngress implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("accept", "content-type", "authorization", "last-event-id");
    private static final String SAME_ORIGIN = """
            {"ingest":"","scraper":"","auth":"none","version":"test",
            "feeds":["player-sessions","products","solar-flares","solar-notifications","users"]}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String query;
    private final String ingest;
    private final String scraper;

    FakeIngress(String query, String ingest, String scraper) {
        this.query = query;
        this.ingest = ingest;
        this.scraper = scraper;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/v1/platform")) {
                byte[] body = SAME_ORIGIN.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            HttpResponse<InputStream> answer =
                    client.send(request(exchange), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers().map().forEach((name, values) -> {
                if (!Set.of("content-length", "transfer-encoding", "connection").contains(name)) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), hasBody(answer) ? 0 : -1);
            try (InputStream in = answer.body();
                    OutputStream out = exchange.getResponseBody()) {
                // Piece by piece: a live stream has no end.
                byte[] piece = new byte[8192];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    out.write(piece, 0, read);
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasBody(HttpResponse<?> answer) {
        return answer.statusCode() != 204 && answer.statusCode() != 304;
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service(asked.getPath()) + asked))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, values.get(0));
            }
        });
        return request.build();
    }

    private String service(String path) {
        if (path.matches("/v1/(feeds|rejected/replay|status/ingest).*")) {
            return ingest;
        }
        return path.matches("/v1/(sources|scrapes|watches|status/scraper).*") ? scraper : query;
    }
}
