package dev.sluice.query.live;

import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of the stream that either reads events or stalls after opening it. */
final class StreamClient implements AutoCloseable {

    private final List<ReceivedEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final HttpClientResponse response;
    private volatile String lastId = "";
    private volatile boolean closed;

    /** An event as received. */
    record ReceivedEvent(String id, String event, String data) {}

    private StreamClient(HttpClientResponse response) {
        this.response = response;
    }

    static StreamClient listening(HttpClient client, URI service, String query, Map<String, String> headers) {
        StreamClient listening = open(client, service, query, headers);
        listening.response.resume();
        return listening;
    }

    /** Opens a stream that is never read. */
    static StreamClient stalled(HttpClient client, URI service, String query) {
        return open(client, service, query, Map.of());
    }

    private static StreamClient open(HttpClient client, URI service, String query, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI("/v1/stream?" + query);
        headers.forEach(options::addHeader);
        try {
            return client.request(options)
                    .compose(request -> request.send())
                    .map(response -> {
                        StreamClient listening = new StreamClient(response);
                        response.pause();
                        response.exceptionHandler(failure -> listening.closed = true);
                        response.endHandler(end -> listening.closed = true);
                        response.handler(RecordParser.newDelimited("\n\n", part -> listening.parse(part.toString())));
                        return listening;
                    })
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void parse(String block) {
        Map<String, String> fields = Stream.of(block.split("\n", -1))
                .filter(line -> line.contains(":"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).trim()));
        lastId = fields.getOrDefault("id", lastId);
        if (fields.containsKey("")) {
            comments.add(block);
        }
        if (fields.containsKey("data")) {
            events.add(new ReceivedEvent(lastId, fields.get("event"), fields.get("data")));
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.getHeader(name);
    }

    String lastId() {
        return lastId;
    }

    List<ReceivedEvent> events() {
        return events;
    }

    List<String> comments() {
        return comments;
    }

    /** Sequence numbers of the rows, in order of arrival. */
    List<Integer> numbers() {
        return events.stream()
                .map(event -> StoredEventPublisher.number(event.data()))
                .toList();
    }

    boolean isClosed() {
        return closed;
    }

    /** Waits for a number of events. */
    StreamClient awaitEvents(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> events.size() >= count);
        return this;
    }

    /** Waits until the stream has sent its start position. */
    StreamClient awaitLive() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !lastId.isEmpty());
        return this;
    }

    @Override
    public void close() {
        response.request().connection().close();
    }
}
