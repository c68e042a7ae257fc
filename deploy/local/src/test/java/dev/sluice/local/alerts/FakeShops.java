package dev.sluice.local.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shops on loopback addresses: some serve products, some answer 429, some forbid all visits in robots.txt. */
final class FakeShops implements AutoCloseable {

    private static final String RATE_LIMITING = "127.0.2.";
    private static final String DISALLOWING = "127.0.3.";

    private final int port = Ports.free(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    FakeShops() {
        start();
    }

    /** Starts the server, always on the same port. */
    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 100);
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server until the next start. */
    void stop() {
        server.stop(0);
    }

    String goodPage(String name) {
        return "http://127.0.1.1:" + port + "/p/" + name;
    }

    String pageWithStatus429(int host) {
        return "http://" + RATE_LIMITING + (host + 1) + ":" + port + "/p/any";
    }

    String disallowedPage(int host) {
        return "http://" + DISALLOWING + (host + 1) + ":" + port + "/p/any";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        boolean robots = exchange.getRequestURI().getPath().equals("/robots.txt");
        if (robots) {
            boolean disallows = host.startsWith(DISALLOWING);
            send(exchange, disallows ? 200 : 404, "text/plain", "User-agent: *\nDisallow: /\n");
        } else {
            send(exchange, host.startsWith(RATE_LIMITING) ? 429 : 200, "text/html", """
                    <html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product",
                    "name":"Cup","sku":"cup","offers":{"@type":"Offer","price":"9.90","priceCurrency":"EUR",
                    "availability":"https://schema.org/InStock"}}</script></head><body></body></html>""");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
