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

/** A body read while it streams: the host is asked for the next part only when the reader has taken the last. */
final class StreamedBody extends InputStream {

    private final Call call;
    private final long limit;
    private final Duration patience;
    private final BlockingQueue<Buffer> parts = new LinkedBlockingQueue<>();

    /** Ends the queue; known by being itself. Not one for all: a native image may hold no buffer. */
    private final Buffer last = Buffer.buffer();

    private HttpClientResponse response;
    private volatile Throwable failure;
    private byte[] part = {};
    private int position;
    private long taken;
    private volatile boolean ended;

    StreamedBody(Call call, long limit, Duration patience) {
        this.call = call;
        this.limit = limit;
        this.patience = patience;
    }

    /** Within the callback that brings the head. */
    StreamedBody take(HttpClientResponse answer) {
        response = answer.pause();
        response.handler(parts::add);
        response.exceptionHandler(broken -> {
            failure = broken;
            parts.add(last);
        });
        response.endHandler(end -> {
            call.ended();
            parts.add(last);
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
        while (position == part.length) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, part.length - position);
        taken += count;
        if (taken > limit) {
            close();
            throw new IOException("longer than allowed");
        }
        System.arraycopy(part, position, into, offset, count);
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
            throw new IOException("no byte for " + patience.toMillis() + " ms");
        }
        if (next == last) {
            ended = true;
            if (failure != null) {
                throw new IOException(failure.getClass().getSimpleName());
            }
            return false;
        }
        part = next.getBytes();
        position = 0;
        response.fetch(1);
        return true;
    }

    private Buffer poll() throws IOException {
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
        part = new byte[0];
        position = 0;
        call.hangUp();
    }
}
