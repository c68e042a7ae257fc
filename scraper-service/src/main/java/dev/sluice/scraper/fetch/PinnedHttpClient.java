package dev.sluice.scraper.fetch;

import dev.sluice.scraper.guard.ResolvedTarget;
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

/** HTTP client that connects to a checked IP address, while Host header, SNI and certificate stay those of the host. */
@Singleton
final class PinnedHttpClient {

    /** Bytes: shops send long policies and many cookies, but less than this. */
    private static final int MAX_HEADER_SIZE = 64 * 1024;

    private final HttpClient client;

    @Inject
    PinnedHttpClient(Vertx vertx, FetchSettings settings) {
        this(vertx, new HttpClientOptions(), settings.timeout());
    }

    /** Takes the options of a test, such as the certificates it trusts. */
    PinnedHttpClient(Vertx vertx, HttpClientOptions options, Duration timeout) {
        this.client = vertx.createHttpClient(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxInitialLineLength(MAX_HEADER_SIZE)
                .setMaxHeaderSize(MAX_HEADER_SIZE)
                .setVerifyHost(true)
                .setMaxPoolSize(8)
                .setKeepAliveTimeout(15));
    }

    /** Creates a GET request to one of the target's checked IP addresses; it is not sent yet. */
    CancellableRequest get(ResolvedTarget target, InetAddress ipAddress, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                // Connects here without resolving the name again.
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(ipAddress, target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setURI(pathAndQuery(target))
                .putHeader("Host", target.address().getRawAuthority());
        headers.forEach(options::putHeader);
        return new CancellableRequest(client.request(options));
    }

    private static String pathAndQuery(ResolvedTarget target) {
        String query = target.address().getRawQuery();
        return target.address().getRawPath() + (query == null ? "" : "?" + query);
    }
}
