package dev.sluice.scraper.proxy;

import dev.sluice.scraper.guard.AddressRejected;
import dev.sluice.scraper.guard.SsrfGuard;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;

/** Checks each request of a browser with the SSRF guard, then tunnels (CONNECT) or forwards (plain http) it. */
final class ProxyHandler implements Handler<HttpServerRequest> {

    private final SsrfGuard guard;
    private final PageBudget budget;
    private final ConnectTunnel tunnel;
    private final PlainHttpForwarder forwarder;

    ProxyHandler(SsrfGuard guard, PageBudget budget, ConnectTunnel tunnel, PlainHttpForwarder forwarder) {
        this.guard = guard;
        this.budget = budget;
        this.tunnel = tunnel;
        this.forwarder = forwarder;
    }

    @Override
    public void handle(HttpServerRequest request) {
        boolean connect = HttpMethod.CONNECT.equals(request.method());
        String requested = connect ? "https://" + request.uri() + "/" : request.uri();
        if (!budget.isOpen() || (!connect && !requested.toLowerCase(Locale.ROOT).startsWith("http://"))) {
            reject(request, 403);
            return;
        }
        URI address;
        try {
            address = URI.create(requested);
        } catch (IllegalArgumentException e) {
            reject(request, 400);
            return;
        }
        request.pause();
        guard.admit(address)
                .subscribe()
                .with(
                        target -> {
                            if (connect) {
                                tunnel.open(request, target);
                            } else {
                                forwarder.forward(request, target);
                            }
                        },
                        failure -> {
                            // Not for an unknown host: browsers look up many names on their own account.
                            if (failure instanceof AddressRejected rejected && !rejected.isRetryable()) {
                                budget.rejected(rejected.getMessage());
                            }
                            reject(request, 403);
                        });
    }

    private static void reject(HttpServerRequest request, int status) {
        request.resume();
        request.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .end();
    }
}
