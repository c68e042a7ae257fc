package dev.sluice.query.live;

import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Connection to one client. Everything but {@link #loop} must run on its event loop. */
final class SseConnection {

    /** Bytes queued for the socket before writing pauses; allocated outside the heap, once per reader. */
    private static final int MAX_WRITE_QUEUE_BYTES = 16 * 1024;

    private final RoutingContext routing;
    private final HttpServerResponse response;
    private final EventLoop loop;

    /** @param routing of the current request, on its own context */
    SseConnection(RoutingContext routing) {
        this.routing = routing;
        this.response = routing.response();
        this.loop = ContextInternal.current().nettyEventLoop();
    }

    EventLoop loop() {
        return loop;
    }

    void open(Runnable drained, Runnable gone) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // A buffering proxy would never pass on anything.
                .putHeader("X-Accel-Buffering", "no")
                .setWriteQueueMaxSize(MAX_WRITE_QUEUE_BYTES)
                .drainHandler(done -> drained.run());
        routing.addEndHandler(end -> gone.run());
    }

    boolean isOpen() {
        return !response.closed() && !response.ended();
    }

    boolean isFull() {
        return response.writeQueueFull();
    }

    void write(Buffer bytes) {
        response.write(bytes);
    }

    /** Ends the stream; the client reconnects with its last id. */
    void end() {
        response.end();
    }

    /**
     * Closes the connection of a client that reads nothing: data in transit would delay an orderly end indefinitely.
     */
    void cut() {
        if (routing.request().version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // Reported to the end handler like any other end.
            var unused =
                    ((ConnectionBase) routing.request().connection()).channel().close();
        }
    }
}
