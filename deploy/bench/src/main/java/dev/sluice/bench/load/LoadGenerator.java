package dev.sluice.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.bench.MeasuredFeed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Process that publishes series of events on request: {@code GET /?feed=users&topic=users&count=1000&seed=1&shuffled=false}. */
public final class LoadGenerator {

    private final KafkaProducer<String, byte[]> producer;

    private LoadGenerator(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Listens until the process is ended.
     *
     * @param args Kafka's bootstrap servers, port to listen on
     */
    public static void main(String[] args) throws IOException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", args[0], "compression.type", "lz4", "linger.ms", 20, "batch.size", 131_072);
        var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
        server.createContext("/", new LoadGenerator(producer)::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text;
        int status = 200;
        try {
            text = Integer.toString(publish(parameters(exchange.getRequestURI().getQuery())));
        } catch (RuntimeException | ExecutionException | InterruptedException e) {
            text = e.toString();
            status = 500;
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int publish(Map<String, String> parameters) throws ExecutionException, InterruptedException {
        MeasuredFeed feed = MeasuredFeed.of(parameters.get("feed"));
        String topic = parameters.get("topic");
        List<Future<RecordMetadata>> sent = new EventSeries(
                        feed,
                        Boolean.parseBoolean(parameters.get("shuffled")),
                        Long.parseLong(parameters.get("seed")),
                        Instant.now())
                .events(Integer.parseInt(parameters.get("count"))).stream()
                        .map(event -> producer.send(record(topic, feed, event)))
                        .toList();
        producer.flush();
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
        return sent.size();
    }

    private static ProducerRecord<String, byte[]> record(String topic, MeasuredFeed feed, LoadEvent event) {
        var record = new ProducerRecord<>(topic, event.key(), event.json());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.id(),
                        "ce_source", "/bench",
                        "ce_type", feed.eventType(),
                        "ce_time", event.time().toString(),
                        "ce_subject", event.key(),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
