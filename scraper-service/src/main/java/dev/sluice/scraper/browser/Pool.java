package dev.sluice.scraper.browser;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

/** The browsers that run: taken for a page, put back after it, replaced when they have shown enough or broke. */
final class Pool implements AutoCloseable {

    private final BrowserSettings settings;
    private final Sessions sessions;
    private final BlockingDeque<Session> idle = new LinkedBlockingDeque<>();
    private final Set<Session> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Pool(BrowserSettings settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    BrowserSettings settings() {
        return settings;
    }

    Session take() throws IOException {
        Session waiting = idle.poll();
        if (waiting != null) {
            return waiting;
        }
        Session started = sessions.start();
        all.add(started);
        return started;
    }

    void putBack(Session session) {
        if (!closed && session.isFresh(settings.recycle())) {
            idle.push(session);
        } else {
            all.remove(session);
            session.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(Session::close);
        all.clear();
    }
}
