package dev.sluice.backends.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server of the sample sources: what the scrapers visit instead of the real APIs, shops and archives. */
public final class SampleSources implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /** Enough for two polite scrapers and somebody with a browser. */
    private static final int THREADS = 4;

    private static final int BACKLOG = 64;

    private final URI address;
    private final HttpServer server;
    private final ExecutorService pool;
    private final RandomUserApi users;
    private final Shop shop;
    private final DonkiApi donki;
    private final ServedArchive archive;

    private SampleSources(String host, HttpServer server, long seed, Clock clock) {
        this.address = URI.create("http://" + host + ":" + server.getAddress().getPort());
        this.server = server;
        this.pool = threads();
        this.users = new RandomUserApi(seed);
        this.shop = new Shop(address, seed, clock);
        this.donki = new DonkiApi(seed, clock);
        this.archive = new ServedArchive(seed, clock.instant());
    }

    /**
     * Starts the server on the loopback address.
     *
     * @param wantedPort tried first, or 0 for any; one that is taken is replaced by a free one
     * @param seed decides which goods the shop has, how their prices move, the seeds that the user API makes up, what
     *     the sun does and who plays
     * @param clock decides which prices hold, what of the sun is known, and when the sessions of the archive were
     * @return the running server
     */
    public static SampleSources start(int wantedPort, long seed, Clock clock) {
        return start(LOOPBACK, Ports.free(wantedPort), seed, clock);
    }

    /**
     * Starts the server where other machines or containers can reach it.
     *
     * @param host name or address of this machine, as it stands in what is served
     * @param port to listen on
     * @param seed as above
     * @param clock as above
     * @return the running server
     */
    public static SampleSources start(String host, int port, long seed, Clock clock) {
        // Without it every answer on a kept connection waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
            var sources = new SampleSources(host, server, seed, clock);
            server.setExecutor(sources.pool);
            server.createContext("/", sources::answer);
            server.createContext(ServedArchive.PATH, sources.archive);
            server.start();
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException("the sample sources could not start: " + e.getMessage(), e);
        }
    }

    /** The port it listens on, which is the wanted one only if that was free. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where it is, without a path: {@code http://<host>:<port>}. */
    public URI address() {
        return address;
    }

    /** The shop behind the pages, for tests that need to know what a page should have said. */
    public Shop shop() {
        return shop;
    }

    /** The plan of the archive that is served, for tests that need to know what is in it. */
    public SessionPlan archive() {
        return archive.plan();
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }

    private static ExecutorService threads() {
        return Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sample-sources");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = route(exchange);
        } catch (RuntimeException e) {
            answer = Answer.text(500, "The sample sources failed: " + e);
        }
        answer.send(exchange);
    }

    private Answer route(HttpExchange exchange) {
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return Answer.text(405, "Only GET and HEAD");
        }
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        if (path.equals("/api") || path.startsWith("/api/")) {
            return users.answer(path, Parameters.of(query));
        }
        return path.startsWith(DonkiApi.ROOT) ? donki.answer(path, Parameters.of(query)) : shop.answer(path);
    }
}
