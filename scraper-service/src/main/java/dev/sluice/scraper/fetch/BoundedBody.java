package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;

/** Takes in a body as it streams and hangs up as soon as it is longer than allowed. */
final class BoundedBody {

    private final Call call;
    private final long limit;
    private final Longer longer;
    private final UniEmitter<? super Whole> emitter;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBody(Call call, long limit, Longer longer, UniEmitter<? super Whole> emitter) {
        this.call = call;
        this.limit = limit;
        this.longer = longer;
        this.emitter = emitter;
    }

    void take(HttpClientResponse response) {
        response.exceptionHandler(emitter::fail);
        response.handler(part -> add(response, part));
        response.endHandler(end -> {
            call.ended();
            emitter.complete(whole(response));
        });
    }

    private void add(HttpClientResponse response, Buffer part) {
        int taken = (int) Math.min(part.length(), limit - bytes.size());
        bytes.writeBytes(part.getBytes(0, taken));
        if (taken == part.length()) {
            return;
        }
        // Before hanging up, which counts as a failure of its own.
        if (longer == Longer.IS_CUT) {
            emitter.complete(whole(response));
        } else {
            emitter.fail(new TooLong());
        }
        call.hangUp();
    }

    private Whole whole(HttpClientResponse response) {
        return new Whole(response.statusCode(), Heads.of(response), Buffer.buffer(bytes.toByteArray()));
    }

    /** What becomes of a body that is longer than allowed. */
    enum Longer {
        IS_CUT,
        FAILS
    }

    /** An answer with all of its body, still packed as it came. */
    record Whole(int status, HttpHeaders headers, Buffer body) {}

    /** Longer than allowed, as it came or unpacked. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("longer than allowed");
        }
    }
}
