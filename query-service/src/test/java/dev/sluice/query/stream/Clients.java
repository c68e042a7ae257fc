package dev.sluice.query.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** All clients of one test, each with a connection of its own. */
final class Clients implements AutoCloseable {

    private final List<Listening> opened = new CopyOnWriteArrayList<>();
    private final HttpClient client;
    private final URI service;

    Clients(Vertx vertx, URI service) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(10_000));
        this.service = service;
    }

    Listening listen(String query) {
        return listen(query, Map.of());
    }

    Listening listen(String query, Map<String, String> headers) {
        return opened(Listening.to(client, service, query, headers));
    }

    /** One that takes nothing. */
    Listening deaf(String query) {
        return opened(Listening.deaf(client, service, query));
    }

    private Listening opened(Listening listening) {
        opened.add(listening);
        return listening;
    }

    void closeAll() {
        opened.forEach(Listening::close);
        opened.clear();
    }

    @Override
    public void close() {
        closeAll();
        client.close();
    }

    /** What the stream counted: dropped, reset, and resumes from tail and kafka. */
    static double count(MeterRegistry registry, String what) {
        return registry.counter("sluice.stream", "what", what).count();
    }

    static List<Integer> numbers(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }
}
