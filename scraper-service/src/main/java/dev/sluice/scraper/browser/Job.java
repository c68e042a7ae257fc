package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Page;
import java.io.IOException;
import java.net.URI;
import org.openqa.selenium.WebDriverException;

/** One page on its way through a browser; whoever no longer waits for it ends it, and the browser with it. */
final class Job {

    private final Pool pool;
    private final URI address;
    private final RenderOptions options;
    private Session session;
    private boolean ended;

    Job(Pool pool, URI address, RenderOptions options) {
        this.pool = pool;
        this.address = address;
        this.options = options;
    }

    /** Null if nobody waits for it any more. */
    Page run() {
        Session taken;
        try {
            taken = pool.take();
        } catch (IOException | WebDriverException e) {
            throw FetchFailed.notRendered(
                    address,
                    "the browser did not start: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (!begins(taken)) {
            pool.putBack(taken);
            return null;
        }
        try {
            return taken.render(address, options, pool.settings());
        } catch (FetchFailed failure) {
            if (hasEnded()) {
                return null;
            }
            throw failure;
        } finally {
            finished();
            pool.putBack(taken);
        }
    }

    /** Kills the browser that is still busy with this page; one that is done with it is left alone. */
    synchronized void end() {
        ended = true;
        if (session != null) {
            session.kill();
            session = null;
        }
    }

    private synchronized boolean begins(Session taken) {
        if (!ended) {
            session = taken;
        }
        return !ended;
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized void finished() {
        session = null;
    }
}
