package dev.sluice.scraper.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Bytes that the page in the browser may still transfer, and its open connections, which end with it. */
final class PageBudget {

    private final AtomicLong remaining = new AtomicLong();
    private final AtomicReference<String> rejection = new AtomicReference<>();
    private final Set<Runnable> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean open;
    private volatile boolean exceeded;

    void open(long bytes) {
        remaining.set(bytes);
        rejection.set(null);
        exceeded = false;
        open = true;
    }

    void shut() {
        open = false;
        connections.forEach(Runnable::run);
        connections.clear();
    }

    boolean isOpen() {
        return open;
    }

    /** Takes bytes from the budget; if it is exceeded, closes all connections of the page and returns false. */
    boolean consume(int bytes) {
        if (open && remaining.addAndGet(-bytes) >= 0) {
            return true;
        }
        exceeded |= open;
        shut();
        return false;
    }

    /** Registers the action that closes a connection. */
    void register(Runnable close) {
        connections.add(close);
        if (!open) {
            close.run();
        }
    }

    void unregister(Runnable close) {
        connections.remove(close);
    }

    boolean isExceeded() {
        return exceeded;
    }

    void rejected(String reason) {
        rejection.compareAndSet(null, reason);
    }

    Optional<String> rejection() {
        return Optional.ofNullable(rejection.get());
    }
}
