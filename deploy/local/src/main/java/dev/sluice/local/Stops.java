package dev.sluice.local;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be stopped, newest first: services before sample sources before backends. A part is added before it
 * starts, so that a stop in the middle of a start misses nothing.
 */
final class Stops implements AutoCloseable {

    private final Screen screen;
    private final Deque<Part> parts = new ArrayDeque<>();
    private volatile boolean closing;

    Stops(Screen screen) {
        this.screen = screen;
    }

    /** Adds a part, or refuses it because everything is being stopped. */
    synchronized void add(String name, AutoCloseable part) {
        if (closing) {
            throw new IllegalStateException("stopping");
        }
        parts.push(new Part(name, part));
    }

    boolean closing() {
        return closing;
    }

    @Override
    public synchronized void close() {
        closing = true;
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private void stop(Part part) {
        Instant begin = Instant.now();
        try {
            part.closeable().close();
            screen.step(part.name() + " stopped after " + Screen.seconds(begin));
        } catch (Exception e) {
            // The others have to stop all the same.
            screen.error(part.name() + " did not stop as it should: " + e);
        }
    }

    private record Part(String name, AutoCloseable closeable) {}
}
