package dev.sluice.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shops by the loopback addresses: good ones, ones that have had enough of us, and ones whose robots.txt wants nobody. */
final class MoodySite implements AutoCloseable {

    private static final String TIRED = "127.0.2.";
    private static final String FORBIDDING = "127.0.3.";

    private final int port = Ports.free(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    MoodySite() {
        open();
    }

    /** Answers again, where it did before. */
    void open() {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 100);
            server.createContext("/", this::answer);
            server.setExecutor(threads);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody answers any more. */
    void shut() {
        server.stop(0);
    }

    String goodPage(String name) {
        return "http://127.0.1.1:" + port + "/p/" + name;
    }

    String tiredPage(int host) {
        return "http://" + TIRED + (host + 1) + ":" + port + "/p/any";
    }

    String forbiddenPage(int host) {
        return "http://" + FORBIDDING + (host + 1) + ":" + port + "/p/any";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        boolean robots = exchange.getRequestURI().getPath().equals("/robots.txt");
        if (robots) {
            boolean wantsNobody = host.startsWith(FORBIDDING);
            send(exchange, wantsNobody ? 200 : 404, "text/plain", "User-agent: *\nDisallow: /\n");
        } else {
            send(exchange, host.startsWith(TIRED) ? 429 : 200, "text/html", """
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
        shut();
        threads.shutdownNow();
    }
}
