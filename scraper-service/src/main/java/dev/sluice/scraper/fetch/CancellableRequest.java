package dev.sluice.scraper.fetch;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Request that can be cancelled at any moment, also before it has a connection. */
final class CancellableRequest {

    private final Future<HttpClientRequest> request;
    private final AtomicBoolean ended = new AtomicBoolean();

    CancellableRequest(Future<HttpClientRequest> request) {
        this.request = request;
    }

    /** Sends the request; the callback sets the response's handlers before it returns, else the body is lost. */
    void send(Consumer<HttpClientResponse> onResponse, Consumer<Throwable> onFailure) {
        request.onFailure(onFailure::accept).onSuccess(connected -> {
            if (ended.get()) {
                connected.reset();
                return;
            }
            connected.send().onFailure(onFailure::accept).onSuccess(onResponse::accept);
        });
    }

    /** Notes that the response is complete, so that its connection is reused. */
    void complete() {
        ended.set(true);
    }

    /** Closes the connection, unless the response is complete. */
    void cancel() {
        if (ended.compareAndSet(false, true)) {
            request.onSuccess(HttpClientRequest::reset);
        }
    }
}
