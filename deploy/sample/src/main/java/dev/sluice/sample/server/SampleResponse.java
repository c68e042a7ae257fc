package dev.sluice.sample.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An HTTP response of the sample sources. */
public final class SampleResponse {

    private final int status;
    private final String type;
    private final byte[] body;
    private final boolean truncated;
    private final Map<String, String> headers;

    private SampleResponse(int status, String type, byte[] body, boolean truncated, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.truncated = truncated;
        this.headers = headers;
    }

    /** An HTML page. */
    public static SampleResponse html(int status, String body) {
        return text(status, "text/html; charset=utf-8", body);
    }

    /** A JSON document. */
    public static SampleResponse json(int status, String body) {
        return text(status, "application/json; charset=utf-8", body);
    }

    /** An XML document. */
    public static SampleResponse xml(String body) {
        return text(200, "application/xml; charset=utf-8", body);
    }

    /** Plain text. */
    public static SampleResponse text(int status, String body) {
        return text(status, "text/plain; charset=utf-8", body);
    }

    /** A file of any content type. */
    public static SampleResponse file(String type, byte[] body) {
        return new SampleResponse(200, type, body, false, Map.of());
    }

    private static SampleResponse text(int status, String type, String body) {
        return new SampleResponse(status, type, body.getBytes(StandardCharsets.UTF_8), false, Map.of());
    }

    /** Returns this response with only the first half of its text. */
    public SampleResponse halve() {
        String text = new String(body, StandardCharsets.UTF_8);
        return text(status, type, text.substring(0, text.length() / 2));
    }

    /** Returns this response with half of its body, but the Content-Length of all of it. */
    public SampleResponse truncate() {
        return new SampleResponse(status, type, body, true, headers);
    }

    /** Returns this response with an additional header. */
    public SampleResponse with(String name, int value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, Integer.toString(value));
        return new SampleResponse(status, type, body, truncated, more);
    }

    /** Sends this response and closes the exchange; a HEAD request gets the headers only. */
    public void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body, 0, truncated ? body.length / 2 : body.length);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }
}
