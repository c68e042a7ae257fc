package dev.sluice.local;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stops the parts in reverse order: services before sample sources before backends. A part is added before it starts, so that a
 * stop during a start misses none.
 */
final class ShutdownSequence implements AutoCloseable {

    private final Terminal terminal;
    private final Deque<StoppablePart> parts = new ArrayDeque<>();
    private volatile boolean closing;

    ShutdownSequence(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Adds a part; fails if the platform is being stopped. */
    synchronized void add(String name, AutoCloseable part) {
        if (closing) {
            throw new IllegalStateException("stopping");
        }
        parts.push(new StoppablePart(name, part));
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

    private void stop(StoppablePart part) {
        Instant begin = Instant.now();
        try {
            part.closeable().close();
            terminal.step(part.name() + " stopped after " + Terminal.seconds(begin));
        } catch (Exception e) {
            // The other parts are stopped too.
            terminal.error(part.name() + " failed to stop: " + e);
        }
    }

    private record StoppablePart(String name, AutoCloseable closeable) {}
}
