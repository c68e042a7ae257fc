package dev.sluice.scraper.fetch;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes in a body as it streams and hangs up as soon as it is longer than allowed. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final long limit;
    private final Longer longer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Flow.Subscription subscription;

    BoundedBody(long limit, Longer longer) {
        this.limit = limit;
        this.longer = longer;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] taken = new byte[(int) Math.min(buffer.remaining(), limit - bytes.size())];
            buffer.get(taken);
            bytes.writeBytes(taken);
            if (buffer.hasRemaining()) {
                overflow();
                return;
            }
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }

    private void overflow() {
        subscription.cancel();
        if (longer == Longer.IS_CUT) {
            whole.complete(bytes.toByteArray());
        } else {
            whole.completeExceptionally(new TooLong());
        }
    }

    /** What becomes of a body that is longer than allowed. */
    enum Longer {
        IS_CUT,
        FAILS
    }

    /** Told to the one exchange that reads this body. */
    static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLong() {
            super("longer than allowed");
        }
    }
}
