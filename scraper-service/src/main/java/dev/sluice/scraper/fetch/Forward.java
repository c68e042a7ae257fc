package dev.sluice.scraper.fetch;

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

/** The way of plain http: the request is made anew to the checked address, its answer passed on and counted. */
final class Forward {

    /** They speak of one connection and not of the request (RFC 9110, section 7.6.1). */
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
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
    private final Meter meter;

    Forward(HttpClient http, Meter meter) {
        this.http = http;
        this.meter = meter;
    }

    void pass(HttpServerRequest request, Target target) {
        InetSocketAddress machine = new InetSocketAddress(target.machines().get(0), target.port());
        String query = target.address().getRawQuery();
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setServer(SocketAddress.inetSocketAddress(machine))
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.address().getRawPath() + (query == null ? "" : "?" + query))
                .setHeaders(kept(request.headers()))
                .putHeader("Host", target.address().getRawAuthority());
        http.request(options).onFailure(failure -> failed(request.response())).onSuccess(made -> send(made, request));
    }

    private void send(HttpClientRequest made, HttpServerRequest request) {
        Runnable end = made::reset;
        meter.holds(end);
        made.send(request)
                .onFailure(failure -> {
                    meter.released(end);
                    failed(request.response());
                })
                .onSuccess(answer -> answer(answer, request.response(), end));
    }

    private void answer(HttpClientResponse answer, HttpServerResponse response, Runnable end) {
        response.setStatusCode(answer.statusCode());
        kept(answer.headers()).forEach(response.headers()::add);
        if (answer.getHeader("Content-Length") == null) {
            response.setChunked(true);
        }
        answer.exceptionHandler(broken -> {
            meter.released(end);
            response.reset();
        });
        answer.endHandler(over -> {
            meter.released(end);
            response.end();
        });
        answer.handler(part -> {
            if (!meter.passes(part.length())) {
                return;
            }
            response.write(part);
            if (response.writeQueueFull()) {
                answer.pause();
                response.drainHandler(drained -> answer.resume());
            }
        });
    }

    private static MultiMap kept(MultiMap headers) {
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        headers.forEach((name, value) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                kept.add(name, value);
            }
        });
        return kept;
    }

    private static void failed(HttpServerResponse response) {
        if (!response.headWritten() && !response.ended()) {
            response.setStatusCode(502).end();
        }
    }
}
