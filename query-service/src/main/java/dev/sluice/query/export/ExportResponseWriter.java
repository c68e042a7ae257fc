package dev.sluice.query.export;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Lets chunks flow out to one client: the next is asked for when the connection has taken the one before. What fails
 * after the head is out ends in a broken connection, since an answer that just stops would look whole.
 */
final class ExportResponseWriter implements Subscriber<byte[]> {

    private static final Logger LOG = Logger.getLogger(ExportResponseWriter.class);

    private final String list;
    private final ResteasyReactiveRequestContext request;
    private final ServerHttpResponse response;
    private final HeaderWriter head;
    private final Duration stall;
    private volatile Subscription source;

    /**
     * One export's way out.
     *
     * @param head sets the headers, just before the first chunk: until then the answer may become a problem
     * @param stall how long the client may take nothing
     */
    ExportResponseWriter(String list, ResteasyReactiveRequestContext request, HeaderWriter head, Duration stall) {
        this.list = list;
        this.request = request;
        this.response = request.serverResponse();
        this.head = head;
        this.stall = stall;
    }

    /** Sets the headers of the answer. */
    @FunctionalInterface
    interface HeaderWriter {
        void set(ServerHttpResponse response);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        response.addCloseHandler(subscription::cancel);
        if (response.closed()) {
            // It was, before there was a handler to hear of it.
            subscription.cancel();
            return;
        }
        subscription.request(1);
    }

    @Override
    public void onNext(byte[] chunk) {
        begin();
        Uni.createFrom()
                .completionStage(() -> response.write(chunk))
                .ifNoItem()
                .after(stall)
                .fail()
                .subscribe()
                .with(taken -> source.request(1), this::lost);
    }

    @Override
    public void onError(Throwable failure) {
        if (response.headWritten()) {
            LOG.warnf("export of %s broken off: %s", list, failure);
            response.reset();
            request.close();
        } else {
            request.resume(failure, true);
        }
    }

    @Override
    public void onComplete() {
        begin();
        response.end();
        request.close();
    }

    private void begin() {
        if (!response.headWritten()) {
            head.set(response);
        }
    }

    /** The client is gone, or might as well be. */
    private void lost(Throwable why) {
        LOG.debugf("export of %s lost its client: %s", list, why);
        source.cancel();
        response.reset();
    }
}
