package dev.sluice.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.sample.people.RandomUserApi;
import dev.sluice.sample.server.QueryParameters;
import dev.sluice.sample.server.SampleResponse;
import dev.sluice.sample.sessions.SessionArchiveEndpoint;
import dev.sluice.sample.sessions.SessionPlan;
import dev.sluice.sample.shop.SampleShop;
import dev.sluice.sample.sun.DonkiApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server that stands in for the real APIs, shops and archives that the scrapers collect from. */
public final class SampleSources implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    /** Enough for two polite scrapers and a person with a browser. */
    private static final int THREADS = 4;

    private static final int BACKLOG = 64;

    private final URI address;
    private final HttpServer server;
    private final ExecutorService pool;
    private final RandomUserApi users;
    private final SampleShop shop;
    private final DonkiApi donki;
    private final SessionArchiveEndpoint archive;

    private SampleSources(String host, HttpServer server, long seed, Clock clock) {
        this.address = URI.create("http://" + host + ":" + server.getAddress().getPort());
        this.server = server;
        this.pool = daemonThreads();
        this.users = new RandomUserApi(seed);
        this.shop = new SampleShop(address, seed, clock);
        this.donki = new DonkiApi(seed, clock);
        this.archive = new SessionArchiveEndpoint(seed, clock.instant());
    }

    /**
     * Starts the server on the loopback address.
     *
     * @param wantedPort tried first, or 0 for any; a port in use is replaced by a free one
     * @param seed decides the goods and price changes of the shop, the seeds that the user API makes up, the activity
     *     of the sun and the player sessions
     * @param clock decides the current prices, the solar events known so far, and when the sessions of the archive were
     * @return the running server
     */
    public static SampleSources start(int wantedPort, long seed, Clock clock) {
        try {
            return serve(LOOPBACK, wantedPort, seed, clock);
        } catch (BindException inUse) {
            return start(LOOPBACK, 0, seed, clock);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Starts the server where other machines or containers can reach it.
     *
     * @param host name or address of this machine, as it appears in served links
     * @param port to listen on
     * @param seed as above
     * @param clock as above
     * @return the running server
     */
    public static SampleSources start(String host, int port, long seed, Clock clock) {
        try {
            return serve(host, port, seed, clock);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static SampleSources serve(String host, int port, long seed, Clock clock) throws IOException {
        // Otherwise every response on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        var sources = new SampleSources(host, server, seed, clock);
        server.setExecutor(sources.pool);
        server.createContext("/", sources::handle);
        server.start();
        return sources;
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("the sample sources could not start: " + cause.getMessage(), cause);
    }

    /** The port it listens on, which is the wanted one only if that was free. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The base address, without a path: {@code http://<host>:<port>}. */
    public URI address() {
        return address;
    }

    /** The shop, which knows the content of its pages at any moment. */
    public SampleShop shop() {
        return shop;
    }

    /** The plan of the served archive, for tests that need to know its content. */
    public SessionPlan archive() {
        return archive.plan();
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }

    private static ExecutorService daemonThreads() {
        return Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sample-sources");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        SampleResponse response;
        try {
            response = respond(exchange);
        } catch (RuntimeException e) {
            response = SampleResponse.text(500, "The sample sources failed: " + e);
        }
        response.send(exchange);
    }

    private SampleResponse respond(HttpExchange exchange) {
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return SampleResponse.text(405, "Only GET and HEAD");
        }
        String path = exchange.getRequestURI().getPath();
        QueryParameters parameters = QueryParameters.of(exchange.getRequestURI().getRawQuery());
        if (path.equals("/api") || path.startsWith("/api/")) {
            return users.respond(path, parameters);
        }
        if (path.startsWith(DonkiApi.ROOT)) {
            return donki.respond(path, parameters);
        }
        return path.startsWith(SessionArchiveEndpoint.ROOT) ? archive.respond(path) : shop.respond(path);
    }
}
