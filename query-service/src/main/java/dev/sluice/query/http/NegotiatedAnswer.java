package dev.sluice.query.http;

import dev.sluice.query.answer.RenderedAnswer;
import dev.sluice.query.answer.RenderedAnswer.Representation;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;

/**
 * What one caller gets of an answer: the representation it understands, or only 304 if it has that already, or only
 * the head of it.
 *
 * @param status 304, or the answer's
 * @param type media type
 * @param form the representation
 * @param zipped whether it is
 * @param hasBody whether its bytes are sent
 */
record NegotiatedAnswer(int status, CharSequence type, Representation form, boolean zipped, boolean hasBody) {

    /** Kept by the caller alone, and asked for again each time: nobody tells a browser what was stored. */
    static final CharSequence POLICY = HttpHeaders.createOptimized("private, no-cache");

    static final CharSequence VARY = HttpHeaders.createOptimized("Accept, Accept-Encoding");

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final int FOUND = 200;
    private static final int NOT_MODIFIED = 304;

    /** Chooses for the caller of a request. */
    static NegotiatedAnswer to(HttpServerRequest request, RenderedAnswer answer) {
        MultiMap headers = request.headers();
        boolean zipped = answer.gzip().isPresent() && Negotiation.takesGzip(headers.get(HttpHeaders.ACCEPT_ENCODING));
        Representation form = answer.form(zipped);
        String known = headers.get(HttpHeaders.IF_NONE_MATCH);
        if (known != null && answer.status() == FOUND && Negotiation.matches(known, form.etag())) {
            return new NegotiatedAnswer(NOT_MODIFIED, answer.type(), form, zipped, false);
        }
        return new NegotiatedAnswer(
                answer.status(), answer.type(), form, zipped, !request.method().equals(HttpMethod.HEAD));
    }

    /** Sends it past JAX-RS. */
    void send(HttpServerResponse response) {
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ETAG, form.etag());
        headers.set(HttpHeaders.CACHE_CONTROL, POLICY);
        headers.set(HttpHeaders.VARY, VARY);
        if (status == NOT_MODIFIED) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.set(HttpHeaders.CONTENT_LENGTH, form.length());
        if (zipped) {
            headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.setStatusCode(status);
        if (hasBody) {
            response.end(form.bytes());
        } else {
            response.end();
        }
    }

    /** The same for JAX-RS, which writes it itself. */
    Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .header("ETag", form.etag().toString())
                .header("Cache-Control", POLICY.toString())
                .header("Vary", VARY.toString());
        if (status == NOT_MODIFIED) {
            return response.build();
        }
        response.header("Content-Type", type.toString());
        if (zipped) {
            response.header("Content-Encoding", GZIP.toString());
        }
        if (!hasBody) {
            return response.header("Content-Length", form.length().toString()).build();
        }
        Buffer bytes = form.bytes();
        return response.entity(bytes.getBytes()).build();
    }
}
