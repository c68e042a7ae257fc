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
 * An answer for one client: the representation it accepts, 304 if it already has it, or the headers only.
 *
 * @param status 304, or that of the answer
 * @param type media type
 * @param body the selected representation
 * @param gzipped whether it is compressed
 * @param hasBody whether its bytes are sent
 */
record NegotiatedAnswer(int status, CharSequence type, Representation body, boolean gzipped, boolean hasBody) {

    /** Cached by the client alone and always revalidated, since browsers are not notified of changes. */
    static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("private, no-cache");

    static final CharSequence VARY = HttpHeaders.createOptimized("Accept, Accept-Encoding");

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    static NegotiatedAnswer to(HttpServerRequest request, RenderedAnswer answer) {
        MultiMap headers = request.headers();
        boolean gzipped =
                answer.gzip().isPresent() && Negotiation.acceptsGzip(headers.get(HttpHeaders.ACCEPT_ENCODING));
        Representation body = answer.representation(gzipped);
        String knownTags = headers.get(HttpHeaders.IF_NONE_MATCH);
        if (knownTags != null && answer.status() == OK && Negotiation.matches(knownTags, body.etag())) {
            return new NegotiatedAnswer(NOT_MODIFIED, answer.type(), body, gzipped, false);
        }
        return new NegotiatedAnswer(
                answer.status(), answer.type(), body, gzipped, !request.method().equals(HttpMethod.HEAD));
    }

    /** Sends it without JAX-RS. */
    void send(HttpServerResponse response) {
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ETAG, body.etag());
        headers.set(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        headers.set(HttpHeaders.VARY, VARY);
        if (status == NOT_MODIFIED) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.set(HttpHeaders.CONTENT_LENGTH, body.length());
        if (gzipped) {
            headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.setStatusCode(status);
        if (hasBody) {
            response.end(body.bytes());
        } else {
            response.end();
        }
    }

    /** Builds the response for JAX-RS. */
    Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .header("ETag", body.etag().toString())
                .header("Cache-Control", CACHE_CONTROL.toString())
                .header("Vary", VARY.toString());
        if (status == NOT_MODIFIED) {
            return response.build();
        }
        response.header("Content-Type", type.toString());
        if (gzipped) {
            response.header("Content-Encoding", GZIP.toString());
        }
        if (!hasBody) {
            return response.header("Content-Length", body.length().toString()).build();
        }
        Buffer bytes = body.bytes();
        return response.entity(bytes.getBytes()).build();
    }
}
