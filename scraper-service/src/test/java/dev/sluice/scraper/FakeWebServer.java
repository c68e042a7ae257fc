package dev.sluice.scraper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Web server for tests on a free port: serves configured responses and records the requests. */
public final class FakeWebServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ResponseHandler> handlers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Starts the server; every path is 404 until it has a response. */
    public FakeWebServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** The address of a path on this server. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Sets the handler of a path. */
    public FakeWebServer with(String path, ResponseHandler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** Sets the response of a path to a text with status 200. */
    public FakeWebServer with(String path, String contentType, String body) {
        return with(path, exchange -> send(exchange, 200, contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The requested paths with their queries, in order of arrival. */
    public List<String> requests() {
        return requests;
    }

    /** Sends a complete response. */
    public static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            ResponseHandler handler = handlers.get(exchange.getRequestURI().getPath());
            if (handler == null) {
                send(exchange, 404, "text/plain", new byte[0]);
            } else {
                handler.handle(exchange);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Responds to a request. */
    @FunctionalInterface
    public interface ResponseHandler {
        void handle(HttpExchange exchange) throws IOException;
    }
}
