package dev.sluice.scraper.proxy;

import dev.sluice.scraper.guard.ResolvedTarget;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;

/** Forwards plain http requests to the checked IP address, and counts the bytes of their responses. */
final class PlainHttpForwarder {

    /** Headers that concern one connection and are not forwarded (RFC 9110, section 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host");

    private final HttpClient http;
    private final PageBudget budget;

    PlainHttpForwarder(HttpClient http, PageBudget budget) {
        this.http = http;
        this.budget = budget;
    }

    void forward(HttpServerRequest request, ResolvedTarget target) {
        InetSocketAddress machine = new InetSocketAddress(target.ipAddresses().get(0), target.port());
        String query = target.address().getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setServer(SocketAddress.inetSocketAddress(machine))
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.address().getRawPath() + (query == null ? "" : "?" + query))
                .setHeaders(endToEnd(request.headers()))
                .putHeader("Host", target.address().getRawAuthority());
        http.request(options)
                .onFailure(failure -> badGateway(request.response()))
                .onSuccess(connected -> send(connected, request));
    }

    private void send(HttpClientRequest connected, HttpServerRequest request) {
        Runnable close = connected::reset;
        budget.register(close);
        connected
                .send(request)
                .onFailure(failure -> {
                    budget.unregister(close);
                    badGateway(request.response());
                })
                .onSuccess(received -> respond(received, request.response(), close));
    }

    private void respond(HttpClientResponse received, HttpServerResponse response, Runnable close) {
        response.setStatusCode(received.statusCode());
        endToEnd(received.headers()).forEach(response.headers()::add);
        if (received.getHeader("Content-Length") == null) {
            response.setChunked(true);
        }
        received.exceptionHandler(broken -> {
            budget.unregister(close);
            response.reset();
        });
        received.endHandler(end -> {
            budget.unregister(close);
            response.end();
        });
        received.handler(chunk -> {
            if (!budget.consume(chunk.length())) {
                return;
            }
            response.write(chunk);
            if (response.writeQueueFull()) {
                received.pause();
                response.drainHandler(drained -> received.resume());
            }
        });
    }

    private static MultiMap endToEnd(MultiMap headers) {
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        headers.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                kept.add(name, value);
            }
        });
        return kept;
    }

    private static void badGateway(HttpServerResponse response) {
        if (!response.headWritten() && !response.ended()) {
            response.setStatusCode(502).end();
        }
    }
}
