package dev.sluice.local.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many web hosts in one server, by loopback addresses. Each counts requests that overlap or follow each other sooner than the
 * delay.
 */
public final class FakeHosts implements AutoCloseable {

    /** How long a request is in progress, so that a second one can overlap it. */
    private static final int MIN_LATENCY_MILLIS = 2;

    private static final int MAX_LATENCY_MILLIS = 25;

    private final HttpServer server;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
    private final long delay;
    private final Map<String, HostVisits> hosts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> pages = new ConcurrentHashMap<>();
    private final AtomicInteger overlapping = new AtomicInteger();
    private final AtomicInteger tooSoon = new AtomicInteger();
    private final AtomicLong shortestPause = new AtomicLong(Long.MAX_VALUE);

    /**
     * Starts the server.
     *
     * @param delay that has to pass between two requests at one host
     */
    public FakeHosts(Duration delay) {
        this.delay = delay.toNanos();
        try {
            server = HttpServer.create(new InetSocketAddress(0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::accept);
        server.start();
    }

    /** The address of a page; hosts are numbered from 0. */
    public String page(int host, String name) {
        return "http://127.0.1." + (host + 1) + ":" + server.getAddress().getPort() + "/p/" + name;
    }

    /** How many requests for pages there were; robots.txt does not count. */
    public int visits() {
        return pages.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How many different pages were requested. */
    public int pagesVisited() {
        return pages.size();
    }

    /** How many requests came while another was in progress at the same host. */
    public int overlapping() {
        return overlapping.get();
    }

    /** How many requests came sooner than the delay after the previous one at the same host. */
    public int tooSoon() {
        return tooSoon.get();
    }

    /** The shortest pause between two requests at one host. */
    public Duration shortestPause() {
        return Duration.ofNanos(shortestPause.get());
    }

    private void accept(HttpExchange exchange) {
        HostVisits host =
                hosts.computeIfAbsent(exchange.getRequestHeaders().getFirst("Host"), name -> new HostVisits());
        count(host.enter());
        int latency = ThreadLocalRandom.current().nextInt(MIN_LATENCY_MILLIS, MAX_LATENCY_MILLIS);
        var unused = timer.schedule(() -> respond(exchange, host), latency, TimeUnit.MILLISECONDS);
    }

    private void count(long pause) {
        if (pause < 0) {
            overlapping.incrementAndGet();
        } else {
            shortestPause.accumulateAndGet(pause, Math::min);
            if (pause < delay) {
                tooSoon.incrementAndGet();
            }
        }
    }

    private void respond(HttpExchange exchange, HostVisits host) {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            // Before the response, so that the client cannot be measured as too soon.
            host.leave();
            if (path.startsWith("/p/")) {
                pages.computeIfAbsent(path, name -> new AtomicInteger()).incrementAndGet();
                byte[] body = body(path.substring(3)).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (IOException e) {
            // The client was killed; its successor requests the page again.
        }
    }

    private static String body(String name) {
        return """
                <html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product",
                "name":"Cup %1$s","sku":"%1$s","offers":{"@type":"Offer","price":"9.90","priceCurrency":"EUR",
                "availability":"https://schema.org/InStock"}}</script></head><body></body></html>""".formatted(name);
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
    }

    /** Requests in progress at one host, and the end of the last one. */
    private static final class HostVisits {

        private int inProgress;
        private long ended;
        private boolean visited;

        /** Nanoseconds since the last request ended; negative if one is in progress. */
        synchronized long enter() {
            inProgress++;
            if (inProgress > 1) {
                return -1;
            }
            long pause = visited ? System.nanoTime() - ended : Long.MAX_VALUE;
            visited = true;
            return pause;
        }

        synchronized void leave() {
            inProgress--;
            ended = System.nanoTime();
        }
    }
}
