package dev.sluice.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many hosts in one server, by the loopback addresses; each notices two visitors at once, or one too soon. */
final class HostsWeb implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long delay;
    private final Map<String, Seen> hosts = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> pages = new ConcurrentHashMap<>();
    final AtomicInteger together = new AtomicInteger();
    final AtomicInteger tooSoon = new AtomicInteger();
    final AtomicLong shortest = new AtomicLong(Long.MAX_VALUE);

    HostsWeb(Duration delay) {
        this.delay = delay.toNanos();
        try {
            server = HttpServer.create(new InetSocketAddress(0), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** A page of the host of this number, from 0. */
    String page(int host, String name) {
        return "http://127.0.1." + (host + 1) + ":" + server.getAddress().getPort() + "/p/" + name;
    }

    int visits() {
        return pages.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Seen host = hosts.computeIfAbsent(exchange.getRequestHeaders().getFirst("Host"), name -> new Seen());
        enter(host);
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(2, 25));
            if (path.startsWith("/p/")) {
                pages.computeIfAbsent(path, name -> new AtomicInteger()).incrementAndGet();
                byte[] body = body(path.substring(3)).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                host.leave();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                host.leave();
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter(Seen host) {
        long since = host.enter();
        if (since < 0) {
            together.incrementAndGet();
        } else {
            shortest.accumulateAndGet(since, Math::min);
            if (since < delay) {
                tooSoon.incrementAndGet();
            }
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
        threads.shutdownNow();
    }

    /** Who is at one host, and when the last left; before the answer goes out, so that no wait is measured too long. */
    private static final class Seen {

        private int inside;
        private long left;
        private boolean visited;

        /** Nanoseconds since the last left; below zero if somebody is there. */
        synchronized long enter() {
            inside++;
            if (inside > 1) {
                return -1;
            }
            long since = visited ? System.nanoTime() - left : Long.MAX_VALUE;
            visited = true;
            return since;
        }

        synchronized void leave() {
            inside--;
            left = System.nanoTime();
        }
    }
}
