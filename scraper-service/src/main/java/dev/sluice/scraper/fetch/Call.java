package dev.sluice.scraper.fetch;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One request under way, which can be hung up on at any moment, also before it has a connection. */
final class Call {

    private final Future<HttpClientRequest> request;
    private final AtomicBoolean over = new AtomicBoolean();

    Call(Future<HttpClientRequest> request) {
        this.request = request;
    }

    /** Sends it; the answer's handlers have to be set within the callback, before its body comes. */
    void send(Consumer<HttpClientResponse> answered, Consumer<Throwable> failed) {
        request.onFailure(failed::accept).onSuccess(connected -> {
            if (over.get()) {
                connected.reset();
                return;
            }
            connected.send().onFailure(failed::accept).onSuccess(answered::accept);
        });
    }

    /** The whole answer has come: its connection may serve another. */
    void ended() {
        over.set(true);
    }

    /** Closes the connection, unless the answer has ended. */
    void hangUp() {
        if (over.compareAndSet(false, true)) {
            request.onSuccess(HttpClientRequest::reset);
        }
    }
}
