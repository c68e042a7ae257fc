package dev.sluice.scraper.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A body read while it streams: the host is asked for the next part only when the reader has taken the last. */
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {

    /** Ends the queue; known by being itself. */
    private static final List<ByteBuffer> END = List.of(ByteBuffer.allocate(0));

    private final long limit;
    private final Duration patience;
    private final BlockingQueue<List<ByteBuffer>> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile Throwable failure;
    private Iterator<ByteBuffer> part = List.<ByteBuffer>of().iterator();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long taken;
    private volatile boolean ended;

    StreamedBody(long limit, Duration patience) {
        this.limit = limit;
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription.complete(started);
        if (ended) {
            started.cancel();
        } else {
            started.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> next) {
        parts.add(next);
    }

    @Override
    public void onError(Throwable broken) {
        failure = broken;
        parts.add(END);
    }

    @Override
    public void onComplete() {
        parts.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!buffer.hasRemaining()) {
            if (part.hasNext()) {
                buffer = part.next();
            } else if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, buffer.remaining());
        taken += count;
        if (taken > limit) {
            close();
            throw new IOException("longer than allowed");
        }
        buffer.get(into, offset, count);
        return count;
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        List<ByteBuffer> next = poll();
        if (next == null) {
            close();
            throw new IOException("no byte for " + patience.toMillis() + " ms");
        }
        if (next == END) {
            ended = true;
            if (failure != null) {
                throw new IOException(failure.getClass().getSimpleName());
            }
            return false;
        }
        part = next.iterator();
        subscription.join().request(1);
        return true;
    }

    private List<ByteBuffer> poll() throws IOException {
        try {
            return parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        ended = true;
        part = List.<ByteBuffer>of().iterator();
        buffer = ByteBuffer.allocate(0);
        Flow.Subscription started = subscription.getNow(null);
        if (started != null) {
            started.cancel();
        }
    }
}
