package dev.sluice.backends.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** The one archive that the server has: small, of the days before it started, the same bytes on every request. */
final class ServedArchive implements HttpHandler {

    static final String PATH = "/archives/player-sessions.jsonl.gz";

    private static final int SESSIONS = 2000;
    private static final Duration SPAN = Duration.ofDays(3);

    private final SessionPlan plan;
    private byte[] bytes;

    ServedArchive(long seed, Instant start) {
        this.plan = SessionPlan.of(seed, SESSIONS, start.minus(SPAN), SPAN);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            Answer.text(404, "There is no such archive").send(exchange);
        } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            Answer.text(405, "Only GET and HEAD").send(exchange);
        } else {
            send(exchange, bytes());
        }
    }

    SessionPlan plan() {
        return plan;
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/gzip");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Made when it is first asked for: most tests never do. */
    private synchronized byte[] bytes() throws IOException {
        if (bytes == null) {
            ByteArrayOutputStream made = new ByteArrayOutputStream();
            try (OutputStream compressed = new GZIPOutputStream(made)) {
                SessionArchives.write(compressed, plan);
            }
            bytes = made.toByteArray();
        }
        return bytes;
    }
}
