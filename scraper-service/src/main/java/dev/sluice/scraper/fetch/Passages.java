package dev.sluice.scraper.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Makes the proxies through which browsers reach the web: the guard stands in each of them. */
@Singleton
public final class Passages {

    private static final int HEAD_LIMIT = 64 * 1024;

    private final Vertx vertx;
    private final Guard guard;
    private final HttpClient http;
    private final NetClient net;

    Passages(Vertx vertx, Guard guard, FetchSettings settings) {
        this.vertx = vertx;
        this.guard = guard;
        int patience = (int) settings.timeout().toMillis();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(patience)
                .setMaxInitialLineLength(HEAD_LIMIT)
                .setMaxHeaderSize(HEAD_LIMIT)
                .setMaxPoolSize(16)
                .setKeepAlive(false));
        this.net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(patience));
    }

    /**
     * Opens a proxy on a port of its own.
     *
     * @param host to listen on; whoever reaches it reaches the web through it while a page is open
     * @return the proxy, shut until {@link Passage#open}
     */
    public CompletionStage<Passage> listen(String host) {
        Meter meter = new Meter();
        Doorway doorway = new Doorway(guard, meter, new Tunnel(net, meter), new Forward(http, meter));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxInitialLineLength(HEAD_LIMIT)
                        .setMaxHeaderSize(HEAD_LIMIT)
                        .setIdleTimeout(120))
                .requestHandler(doorway);
        return server.listen(0, host)
                .map(listening -> new Passage(listening, meter))
                .toCompletionStage();
    }
}
