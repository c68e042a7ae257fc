package dev.sluice.query.live;

import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** The way to one client. Everything but {@link #loop} belongs to its event loop. */
final class SseConnection {

    /** Bytes on their way to the socket before we wait: it is memory outside the heap, once a reader. */
    private static final int QUEUE = 16 * 1024;

    private final RoutingContext routing;
    private final HttpServerResponse response;
    private final EventLoop loop;

    /** @param routing of the request that is answered now, on its own context */
    SseConnection(RoutingContext routing) {
        this.routing = routing;
        this.response = routing.response();
        this.loop = ContextInternal.current().nettyEventLoop();
    }

    EventLoop loop() {
        return loop;
    }

    /** Begins the answer. */
    void open(Runnable drained, Runnable gone) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // A proxy that collects an answer before it passes it on would pass on nothing.
                .putHeader("X-Accel-Buffering", "no")
                .setWriteQueueMaxSize(QUEUE)
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

    /** The orderly end: the client comes back with its last id. */
    void end() {
        response.end();
    }

    /** The end of a client that takes nothing: what is on its way to it would hold an orderly one up for ever. */
    void cut() {
        if (routing.request().version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            // Its end is told to the end handler like every other.
            var unused =
                    ((ConnectionBase) routing.request().connection()).channel().close();
        }
    }
}
