package dev.sluice.lake.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Serves health and metrics over HTTP, at the same paths as the services. */
public final class StatusServer implements AutoCloseable {

    private final HttpServer server;

    private StatusServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param port 0 for any free port
     */
    public static StatusServer start(String host, int port, StageHealth health, PrometheusMeterRegistry meters)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/q/health/live", exchange -> health(exchange, health::isLive));
        server.createContext("/q/health/ready", exchange -> health(exchange, health::isReady));
        server.createContext(
                "/q/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", meters.scrape()));
        server.start();
        return new StatusServer(server);
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void health(HttpExchange exchange, BooleanSupplier up) throws IOException {
        boolean isUp = up.getAsBoolean();
        answer(exchange, isUp ? 200 : 503, "application/json", "{\"status\":\"" + (isUp ? "UP" : "DOWN") + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
