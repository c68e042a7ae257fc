package dev.sluice.scraper.feed.solarflares;

import com.sun.net.httpserver.HttpExchange;
import dev.sluice.scraper.FakeWebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A fake of NASA's DONKI: empty by default, with failures on request. */
final class FakeDonki implements AutoCloseable {

    static final String KEY = "very-secret-key";

    private final FakeWebServer web = new FakeWebServer();
    private final Queue<FakeWebServer.ResponseHandler> queued = new ConcurrentLinkedQueue<>();
    private volatile String flares = "[]";
    private volatile String notifications = "[]";

    FakeDonki() {
        web.with("/DONKI/FLR", exchange -> answer(exchange, flares));
        web.with("/DONKI/notifications", exchange -> answer(exchange, notifications));
    }

    URI url() {
        return web.at("/DONKI");
    }

    /** Queues a response to the next request, whatever it asks for. */
    FakeDonki first(FakeWebServer.ResponseHandler next) {
        queued.add(next);
        return this;
    }

    FakeDonki first(int status, String contentType, String body) {
        return first(exchange -> FakeWebServer.send(exchange, status, contentType, bytes(body)));
    }

    FakeDonki flares(String array) {
        flares = array;
        return this;
    }

    FakeDonki notifications(String array) {
        notifications = array;
        return this;
    }

    /** The requests so far, as {@code FLR 2016-01-01..2016-01-30}. */
    List<String> asked() {
        return web.requests().stream()
                .map(query -> query.replaceAll(
                        "/DONKI/(\\w+)\\?startDate=([\\d-]+)&endDate=([\\d-]+)(&type=all)?&api_key=" + KEY,
                        "$1 $2..$3"))
                .toList();
    }

    static String flare(String time, int version) {
        return """
                {"flrID":"%1$s:00-FLR-001","instruments":[{"displayName":"GOES-P: EXIS 1.0-8.0"}],
                "beginTime":"%1$sZ","peakTime":"%1$sZ","endTime":null,"classType":"M1.2","sourceLocation":"N05W38",
                "activeRegionNum":null,"note":"","submissionTime":"%1$sZ","versionId":%2$d,"linkedEvents":null}""".formatted(time, version);
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        FakeWebServer.ResponseHandler next = queued.poll();
        if (next == null) {
            FakeWebServer.send(exchange, 200, "application/json", bytes(body));
        } else {
            next.handle(exchange);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        web.close();
    }

    /** Settings that point to this fake. */
    record Settings(URI url, String key, String every, int first, int overlap)
            implements SolarFlareSettings, SolarNotificationSettings {

        Settings(FakeDonki donki, int first, int overlap) {
            this(donki.url(), KEY, "off", first, overlap);
        }
    }
}
