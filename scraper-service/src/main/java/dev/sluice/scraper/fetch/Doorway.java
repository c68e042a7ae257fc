package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;

/** Where a browser's request comes in: it is checked as every address is, then tunnelled or forwarded. */
final class Doorway implements Handler<HttpServerRequest> {

    private final Guard guard;
    private final Meter meter;
    private final Tunnel tunnel;
    private final Forward forward;

    Doorway(Guard guard, Meter meter, Tunnel tunnel, Forward forward) {
        this.guard = guard;
        this.meter = meter;
        this.tunnel = tunnel;
        this.forward = forward;
    }

    @Override
    public void handle(HttpServerRequest request) {
        boolean connect = HttpMethod.CONNECT.equals(request.method());
        String written = connect ? "https://" + request.uri() + "/" : request.uri();
        if (!meter.isOpen() || (!connect && !written.toLowerCase(Locale.ROOT).startsWith("http://"))) {
            refuse(request, 403);
            return;
        }
        URI address;
        try {
            address = URI.create(written);
        } catch (IllegalArgumentException e) {
            refuse(request, 400);
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
                                forward.pass(request, target);
                            }
                        },
                        failure -> {
                            // A name that is unknown is no refusal, and browsers ask for many on their own account.
                            if (failure instanceof FetchFailed known && known.reason() == Reason.ADDRESS) {
                                meter.refused(known.getMessage());
                            }
                            refuse(request, 403);
                        });
    }

    private static void refuse(HttpServerRequest request, int status) {
        request.resume();
        request.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .end();
    }
}
