package dev.sluice.scraper.fetch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Response body as a stream with backpressure: the next chunk is requested when the reader has taken the last. */
final class StreamedBody extends InputStream {

    private final CancellableRequest request;
    private final long limit;
    private final Duration timeout;
    private final BlockingQueue<Buffer> chunks = new LinkedBlockingQueue<>();

    /** End marker of the queue, compared by identity. Not static: a native image may hold no buffer. */
    private final Buffer end = Buffer.buffer();

    private HttpClientResponse response;
    private volatile Throwable failure;
    private byte[] chunk = {};
    private int position;
    private long total;
    private volatile boolean ended;

    StreamedBody(CancellableRequest request, long limit, Duration timeout) {
        this.request = request;
        this.limit = limit;
        this.timeout = timeout;
    }

    /** Starts reading; called within the callback that brings the headers, before the body arrives. */
    StreamedBody read(HttpClientResponse received) {
        response = received.pause();
        response.handler(chunks::add);
        response.exceptionHandler(broken -> {
            failure = broken;
            chunks.add(end);
        });
        response.endHandler(ended -> {
            request.complete();
            chunks.add(end);
        });
        response.fetch(1);
        return this;
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
        while (position == chunk.length) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, chunk.length - position);
        total += count;
        if (total > limit) {
            close();
            throw new IOException("body over the limit");
        }
        System.arraycopy(chunk, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        if (ended) {
            return false;
        }
        Buffer next = poll();
        if (next == null) {
            close();
            throw new IOException("no byte for " + timeout.toMillis() + " ms");
        }
        if (next == end) {
            ended = true;
            if (failure != null) {
                throw new IOException(failure.getClass().getSimpleName());
            }
            return false;
        }
        chunk = next.getBytes();
        position = 0;
        response.fetch(1);
        return true;
    }

    private Buffer poll() throws IOException {
        try {
            return chunks.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        ended = true;
        chunk = new byte[0];
        position = 0;
        request.cancel();
    }
}
