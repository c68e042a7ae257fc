package dev.sluice.scraper.proxy;

import io.vertx.core.http.HttpServer;
import java.util.Optional;

/** HTTP proxy of one browser, which sends all its requests here; they pass only while a page is rendered. */
public final class BrowserProxy implements AutoCloseable {

    private final HttpServer server;
    private final PageBudget budget;

    BrowserProxy(HttpServer server, PageBudget budget) {
        this.server = server;
        this.budget = budget;
    }

    /** The port that the proxy listens on. */
    public int port() {
        return server.actualPort();
    }

    /**
     * Lets requests pass.
     *
     * @param bytes that all responses together may transfer
     */
    public void open(long bytes) {
        budget.open(bytes);
    }

    /** Rejects further requests and closes those in flight. */
    public void shut() {
        budget.shut();
    }

    /** Whether the page exceeded its bytes, which ended it. */
    public boolean isExceeded() {
        return budget.isExceeded();
    }

    /** Why a request was rejected as leading inside the network since the proxy was opened; the first if several. */
    public Optional<String> rejection() {
        return budget.rejection();
    }

    @Override
    public void close() {
        budget.shut();
        server.close();
    }
}
