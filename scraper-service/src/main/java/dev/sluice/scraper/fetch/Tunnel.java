package dev.sluice.scraper.fetch;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;

/** The way of https and of sockets: bytes both ways that nobody here can read, counted and ended with the page. */
final class Tunnel {

    private final NetClient net;
    private final Meter meter;

    Tunnel(NetClient net, Meter meter) {
        this.net = net;
        this.meter = meter;
    }

    void open(HttpServerRequest request, Target target) {
        InetSocketAddress machine = new InetSocketAddress(target.machines().get(0), target.port());
        net.connect(SocketAddress.inetSocketAddress(machine))
                .onFailure(failure -> request.response().setStatusCode(502).end())
                .onSuccess(far -> {
                    far.pause();
                    request.toNetSocket().onFailure(failure -> far.close()).onSuccess(near -> join(near, far));
                });
    }

    private void join(NetSocket near, NetSocket far) {
        Runnable end = () -> {
            near.close();
            far.close();
        };
        meter.holds(end);
        pass(near, far);
        pass(far, near);
        near.closeHandler(closed -> over(end, far));
        far.closeHandler(closed -> over(end, near));
        near.resume();
        far.resume();
    }

    private void over(Runnable end, NetSocket other) {
        meter.released(end);
        other.close();
    }

    private void pass(NetSocket from, NetSocket to) {
        from.exceptionHandler(broken -> from.close());
        from.handler(part -> {
            if (!meter.passes(part.length())) {
                return;
            }
            to.write(part);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> from.resume());
            }
        });
    }
}
