package dev.sluice.query.export;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Writes chunks to one client, requesting the next when the connection has accepted the previous one. A failure after
 * the headers resets the connection, since a response that merely stops would look complete.
 */
final class ExportResponseWriter implements Subscriber<byte[]> {

    private static final Logger LOG = Logger.getLogger(ExportResponseWriter.class);

    private final String list;
    private final ResteasyReactiveRequestContext request;
    private final ServerHttpResponse response;
    private final Consumer<ServerHttpResponse> headers;
    private final Duration stall;
    private volatile Subscription source;

    /**
     * @param headers sets the headers just before the first chunk; until then the response may become a problem
     * @param stall time the client may read nothing
     */
    ExportResponseWriter(
            String list, ResteasyReactiveRequestContext request, Consumer<ServerHttpResponse> headers, Duration stall) {
        this.list = list;
        this.request = request;
        this.response = request.serverResponse();
        this.headers = headers;
        this.stall = stall;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        response.addCloseHandler(subscription::cancel);
        if (response.closed()) {
            // The connection closed before the handler was registered.
            subscription.cancel();
            return;
        }
        subscription.request(1);
    }

    @Override
    public void onNext(byte[] chunk) {
        writeHeaders();
        Uni.createFrom()
                .completionStage(() -> response.write(chunk))
                .ifNoItem()
                .after(stall)
                .fail()
                .subscribe()
                .with(accepted -> source.request(1), this::abandon);
    }

    @Override
    public void onError(Throwable failure) {
        if (response.headWritten()) {
            LOG.warnf("export of %s aborted: %s", list, failure);
            response.reset();
            request.close();
        } else {
            request.resume(failure, true);
        }
    }

    @Override
    public void onComplete() {
        writeHeaders();
        response.end();
        request.close();
    }

    private void writeHeaders() {
        if (!response.headWritten()) {
            headers.accept(response);
        }
    }

    /** The client has disconnected or stopped reading. */
    private void abandon(Throwable cause) {
        LOG.debugf("export of %s lost its client: %s", list, cause);
        source.cancel();
        response.reset();
    }
}
