package dev.sluice.scraper.browser;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

/** Pool of running browsers; a browser is replaced after a number of pages, or when it fails. */
final class BrowserPool implements AutoCloseable {

    private final BrowserSettings settings;
    private final BrowserLauncher launcher;
    private final BlockingDeque<BrowserSession> idle = new LinkedBlockingDeque<>();
    private final Set<BrowserSession> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    BrowserPool(BrowserSettings settings, BrowserLauncher launcher) {
        this.settings = settings;
        this.launcher = launcher;
    }

    BrowserSettings settings() {
        return settings;
    }

    BrowserSession acquire() throws IOException {
        BrowserSession reused = idle.poll();
        if (reused != null) {
            return reused;
        }
        BrowserSession started = launcher.start();
        all.add(started);
        return started;
    }

    void release(BrowserSession session) {
        if (!closed && session.isReusable(settings.recycle())) {
            idle.push(session);
        } else {
            all.remove(session);
            session.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(BrowserSession::close);
        all.clear();
    }
}
