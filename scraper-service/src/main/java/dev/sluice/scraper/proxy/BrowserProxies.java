package dev.sluice.scraper.proxy;

import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.guard.SsrfGuard;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Starts a proxy per browser; all proxies share the guard and the clients behind it. */
@Singleton
public final class BrowserProxies {

    private static final int MAX_HEADER_SIZE = 64 * 1024;

    private final Vertx vertx;
    private final SsrfGuard guard;
    private final HttpClient http;
    private final NetClient net;

    BrowserProxies(Vertx vertx, SsrfGuard guard, FetchSettings settings) {
        this.vertx = vertx;
        this.guard = guard;
        int connectTimeout = (int) settings.timeout().toMillis();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(connectTimeout)
                .setMaxInitialLineLength(MAX_HEADER_SIZE)
                .setMaxHeaderSize(MAX_HEADER_SIZE)
                .setMaxPoolSize(16)
                .setKeepAlive(false));
        this.net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(connectTimeout));
    }

    /**
     * Starts a proxy on a free port.
     *
     * @param host to listen on; every client that reaches it can use the proxy while a page is open
     * @return the proxy, which rejects requests until {@link BrowserProxy#open}
     */
    public CompletionStage<BrowserProxy> listen(String host) {
        PageBudget budget = new PageBudget();
        ProxyHandler handler =
                new ProxyHandler(guard, budget, new ConnectTunnel(net, budget), new PlainHttpForwarder(http, budget));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxInitialLineLength(MAX_HEADER_SIZE)
                        .setMaxHeaderSize(MAX_HEADER_SIZE)
                        .setIdleTimeout(120))
                .requestHandler(handler);
        return server.listen(0, host)
                .map(listening -> new BrowserProxy(listening, budget))
                .toCompletionStage();
    }
}
