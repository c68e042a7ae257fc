package dev.sluice.query.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** All stream clients of one test, each with its own connection. */
final class StreamClients implements AutoCloseable {

    private final List<StreamClient> opened = new CopyOnWriteArrayList<>();
    private final HttpClient client;
    private final URI service;

    StreamClients(Vertx vertx, URI service) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(10_000));
        this.service = service;
    }

    StreamClient listen(String query) {
        return listen(query, Map.of());
    }

    StreamClient listen(String query, Map<String, String> headers) {
        return opened(StreamClient.listening(client, service, query, headers));
    }

    /** Opens a client that reads nothing. */
    StreamClient stalled(String query) {
        return opened(StreamClient.stalled(client, service, query));
    }

    private StreamClient opened(StreamClient listening) {
        opened.add(listening);
        return listening;
    }

    void closeAll() {
        opened.forEach(StreamClient::close);
        opened.clear();
    }

    @Override
    public void close() {
        closeAll();
        client.close();
    }

    /** Count of a stream event: dropped, reset, or catch-up from tail or kafka. */
    static double count(MeterRegistry registry, String what) {
        return registry.counter("sluice.stream", "what", what).count();
    }

    static List<Integer> numbers(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }
}
