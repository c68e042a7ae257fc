package dev.sluice.scraper.proxy;

import dev.sluice.scraper.guard.ResolvedTarget;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;

/** Tunnels CONNECT requests (https, WebSocket): encrypted bytes in both directions, counted, and closed with the page. */
final class ConnectTunnel {

    private final NetClient net;
    private final PageBudget budget;

    ConnectTunnel(NetClient net, PageBudget budget) {
        this.net = net;
        this.budget = budget;
    }

    void open(HttpServerRequest request, ResolvedTarget target) {
        InetSocketAddress machine = new InetSocketAddress(target.ipAddresses().get(0), target.port());
        net.connect(SocketAddress.inetSocketAddress(machine))
                .onFailure(failure -> request.response().setStatusCode(502).end())
                .onSuccess(host -> {
                    host.pause();
                    request.toNetSocket().onFailure(failure -> host.close()).onSuccess(browser -> join(browser, host));
                });
    }

    private void join(NetSocket browser, NetSocket host) {
        Runnable close = () -> {
            browser.close();
            host.close();
        };
        budget.register(close);
        pipe(browser, host);
        pipe(host, browser);
        browser.closeHandler(closed -> closeOther(close, host));
        host.closeHandler(closed -> closeOther(close, browser));
        browser.resume();
        host.resume();
    }

    private void closeOther(Runnable close, NetSocket other) {
        budget.unregister(close);
        other.close();
    }

    private void pipe(NetSocket from, NetSocket to) {
        from.exceptionHandler(broken -> from.close());
        from.handler(chunk -> {
            if (!budget.consume(chunk.length())) {
                return;
            }
            to.write(chunk);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(drained -> from.resume());
            }
        });
    }
}
