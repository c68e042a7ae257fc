package dev.sluice.scraper.feed.playersessions;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of an archive, one at a time; a line that is too long is passed over without being held. */
final class Lines implements Closeable {

    /** An event has some 200 bytes; a longer line than this is no event. */
    static final int LONGEST = 64 * 1024;

    private static final int END = -1;

    private final InputStream in;
    private long number;
    private boolean tooLong;
    private IOException broken;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 32 * 1024);
    }

    /**
     * The next line. Where the archive is broken this fails, and again whenever it is asked.
     *
     * @return its bytes without its end; empty for one that is too long, see {@link #tooLong}; null after the last
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
            if (line.size() == LONGEST) {
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

    /** The number of the line last read, from 1. */
    long number() {
        return number;
    }

    /** Whether the line last read was too long. */
    boolean tooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
