package dev.sluice.backends.sample;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the server says to one request.
 *
 * @param status of HTTP
 * @param type with its charset
 * @param body whole
 * @param cut whether the connection breaks in the middle of the body
 * @param headers beyond those that every answer has
 */
record Answer(int status, String type, String body, boolean cut, Map<String, String> headers) {

    static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body, false, Map.of());
    }

    static Answer json(int status, String body) {
        return new Answer(status, "application/json; charset=utf-8", body, false, Map.of());
    }

    static Answer xml(String body) {
        return new Answer(200, "application/xml; charset=utf-8", body, false, Map.of());
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body, false, Map.of());
    }

    /** The same answer, of which only the first half arrives although its whole length is announced. */
    Answer cutInTheMiddle() {
        return new Answer(status, type, body, true, headers);
    }

    /** The same answer with one more header. */
    Answer with(String name, int value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, Integer.toString(value));
        return new Answer(status, type, body, cut, more);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }
}
