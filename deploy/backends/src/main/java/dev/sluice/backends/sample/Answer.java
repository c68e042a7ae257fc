package dev.sluice.backends.sample;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the server says to one request.
 *
 * @param status of HTTP
 * @param type with its charset
 * @param body whole
 * @param cut whether the connection breaks in the middle of the body
 */
record Answer(int status, String type, String body, boolean cut) {

    static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body, false);
    }

    static Answer json(int status, String body) {
        return new Answer(status, "application/json; charset=utf-8", body, false);
    }

    static Answer xml(String body) {
        return new Answer(200, "application/xml; charset=utf-8", body, false);
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body, false);
    }

    /** The same answer, of which only the first half arrives although its whole length is announced. */
    Answer cutInTheMiddle() {
        return new Answer(status, type, body, true);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }
}
