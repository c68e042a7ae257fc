package dev.sluice.scraper.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/** The one HTTP client: connects to a checked address while name and certificate stay those of the host. */
@Singleton
final class Web {

    /** Shops send long policies and many cookies in their heads; more than this is no page. */
    private static final int HEAD_LIMIT = 64 * 1024;

    private final HttpClient client;

    @Inject
    Web(Vertx vertx, FetchSettings settings) {
        this(vertx, new HttpClientOptions(), settings.timeout());
    }

    /** With options that a test needs, such as the certificates it trusts. */
    Web(Vertx vertx, HttpClientOptions options, Duration timeout) {
        this.client = vertx.createHttpClient(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxInitialLineLength(HEAD_LIMIT)
                .setMaxHeaderSize(HEAD_LIMIT)
                .setVerifyHost(true)
                .setMaxPoolSize(8)
                .setKeepAliveTimeout(15));
    }

    /** A GET to one of the target's checked addresses, not yet sent. */
    Call get(Target target, InetAddress machine, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                // No name is asked for again from here: this is what is connected to.
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(machine, target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(pathOf(target))
                .putHeader("Host", target.address().getRawAuthority());
        headers.forEach(options::putHeader);
        return new Call(client.request(options));
    }

    private static String pathOf(Target target) {
        String query = target.address().getRawQuery();
        return target.address().getRawPath() + (query == null ? "" : "?" + query);
    }
}
