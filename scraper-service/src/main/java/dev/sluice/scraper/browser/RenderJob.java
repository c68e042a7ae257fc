package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.WebPage;
import java.io.IOException;
import java.net.URI;
import org.openqa.selenium.WebDriverException;

/** Rendering of one page; cancelled, it kills the browser that renders it. */
final class RenderJob {

    private final BrowserPool pool;
    private final URI address;
    private final RenderOptions options;
    private BrowserSession session;
    private boolean cancelled;

    RenderJob(BrowserPool pool, URI address, RenderOptions options) {
        this.pool = pool;
        this.address = address;
        this.options = options;
    }

    /** Renders the page; returns null if the job has been cancelled. */
    WebPage run() {
        BrowserSession acquired;
        try {
            acquired = pool.acquire();
        } catch (IOException | WebDriverException e) {
            throw FetchFailed.retryable(
                    address,
                    Reason.BROWSER,
                    "the browser did not start: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (!start(acquired)) {
            pool.release(acquired);
            return null;
        }
        try {
            return acquired.render(address, options, pool.settings());
        } catch (FetchFailed failure) {
            if (isCancelled()) {
                return null;
            }
            throw failure;
        } finally {
            finish();
            pool.release(acquired);
        }
    }

    /** Kills the browser if it is still rendering this page. */
    synchronized void cancel() {
        cancelled = true;
        if (session != null) {
            session.kill();
            session = null;
        }
    }

    private synchronized boolean start(BrowserSession acquired) {
        if (!cancelled) {
            session = acquired;
        }
        return !cancelled;
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized void finish() {
        session = null;
    }
}
