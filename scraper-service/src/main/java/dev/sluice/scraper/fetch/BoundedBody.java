package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;

/** Collects a response body as it streams and closes the connection when it exceeds its limit. */
final class BoundedBody {

    private final CancellableRequest request;
    private final long limit;
    private final Overflow overflow;
    private final UniEmitter<? super RawResponse> emitter;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBody(CancellableRequest request, long limit, Overflow overflow, UniEmitter<? super RawResponse> emitter) {
        this.request = request;
        this.limit = limit;
        this.overflow = overflow;
        this.emitter = emitter;
    }

    void read(HttpClientResponse response) {
        response.exceptionHandler(emitter::fail);
        response.handler(chunk -> add(response, chunk));
        response.endHandler(end -> {
            request.complete();
            emitter.complete(raw(response));
        });
    }

    private void add(HttpClientResponse response, Buffer chunk) {
        int length = (int) Math.min(chunk.length(), limit - bytes.size());
        bytes.writeBytes(chunk.getBytes(0, length));
        if (length == chunk.length()) {
            return;
        }
        // Before the cancellation, which counts as a failure of its own.
        if (overflow == Overflow.TRUNCATE) {
            emitter.complete(raw(response));
        } else {
            emitter.fail(new BodyTooLong());
        }
        request.cancel();
    }

    private RawResponse raw(HttpClientResponse response) {
        return new RawResponse(
                response.statusCode(), WebResponse.headers(response), Buffer.buffer(bytes.toByteArray()));
    }

    enum Overflow {
        TRUNCATE,
        FAIL
    }

    /** Complete response, its body still encoded as transferred. */
    record RawResponse(int status, HttpHeaders headers, Buffer body) {}

    /** The body is over its limit, as transferred or decoded. */
    static final class BodyTooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BodyTooLong() {
            super("body over the limit");
        }
    }
}
