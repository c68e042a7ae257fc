package dev.sluice.scraper.fetch;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What one page may still cost, and the connections that it holds meanwhile. */
final class Meter {

    private final AtomicLong left = new AtomicLong();
    private final AtomicReference<String> refusal = new AtomicReference<>();
    private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean open;
    private volatile boolean exceeded;

    void open(long bytes) {
        left.set(bytes);
        refusal.set(null);
        exceeded = false;
        open = true;
    }

    void shut() {
        open = false;
        ends.forEach(Runnable::run);
        ends.clear();
    }

    boolean isOpen() {
        return open;
    }

    /** Whether these bytes may still pass; if not, the page has had enough and everything of it ends. */
    boolean passes(int bytes) {
        if (open && left.addAndGet(-bytes) >= 0) {
            return true;
        }
        exceeded |= open;
        shut();
        return false;
    }

    void holds(Runnable end) {
        ends.add(end);
        if (!open) {
            end.run();
        }
    }

    void released(Runnable end) {
        ends.remove(end);
    }

    boolean exceeded() {
        return exceeded;
    }

    void refused(String why) {
        refusal.compareAndSet(null, why);
    }

    Optional<String> refusal() {
        return Optional.ofNullable(refusal.get());
    }
}
