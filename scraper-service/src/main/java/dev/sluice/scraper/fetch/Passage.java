package dev.sluice.scraper.fetch;

import io.vertx.core.http.HttpServer;
import java.util.Optional;

/** The proxy of one browser: every request of it comes through here, and only while a page is being rendered. */
public final class Passage implements AutoCloseable {

    private final HttpServer server;
    private final Meter meter;

    Passage(HttpServer server, Meter meter) {
        this.server = server;
        this.meter = meter;
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /**
     * Lets requests through from now on.
     *
     * @param bytes that all answers together may have, as they cross the wire
     */
    public void open(long bytes) {
        meter.open(bytes);
    }

    /** Lets nothing through any more and closes what is still under way. */
    public void shut() {
        meter.shut();
    }

    /** Whether the page wanted more bytes than it was given, and was ended for it. */
    public boolean exceeded() {
        return meter.exceeded();
    }

    /** Why a request was refused as leading inside since it was opened, the first one if there were several. */
    public Optional<String> refusal() {
        return meter.refusal();
    }

    @Override
    public void close() {
        meter.shut();
        server.close();
    }
}
