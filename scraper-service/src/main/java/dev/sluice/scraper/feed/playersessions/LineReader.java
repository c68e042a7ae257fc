package dev.sluice.scraper.feed.playersessions;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads an archive line by line; an overlong line is skipped without being held in memory. */
final class LineReader implements Closeable {

    /** In bytes; events have about 200. */
    static final int MAX_LENGTH = 64 * 1024;

    private static final int END = -1;

    private final InputStream in;
    private long number;
    private boolean tooLong;
    private IOException broken;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 32 * 1024);
    }

    /**
     * Reads the next line. Fails at the damage of a broken archive, and at every later call.
     *
     * @return its bytes without the line break; empty for an overlong line, see {@link #tooLong}; null at the end
     */
    byte[] next() throws IOException {
        if (broken != null) {
            throw new IOException(broken.getMessage(), broken);
        }
        try {
            return read();
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        tooLong = false;
        int read = in.read();
        if (read == END) {
            return null;
        }
        for (; read != END && read != '\n'; read = in.read()) {
            if (line.size() == MAX_LENGTH) {
                tooLong = true;
                line.reset();
            }
            if (!tooLong) {
                line.write(read);
            }
        }
        number++;
        byte[] bytes = line.toByteArray();
        return bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** Number of the last line read, from 1. */
    long number() {
        return number;
    }

    boolean tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
