package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.sluice.bench.MeasuredFeed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Process that consumes a feed with plain clients: parses a poll's events, writes their rows, announces each event once its
 * rows are written, and commits the poll after its last announcement. It consumes a topic for each limit of requests in
 * flight, {@code <prefix>.<limit>}, and announces on {@code <prefix>.stored}. A failure of Kafka ends it.
 */
public final class BareLoop {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final RowWriter<?> rows;
    private final RequestWriter requests;
    private final String announcements;
    private final Deque<Poll> open = new ArrayDeque<>();

    private BareLoop(
            KafkaConsumer<String, byte[]> consumer,
            KafkaProducer<String, byte[]> producer,
            RowWriter<?> rows,
            RequestWriter requests,
            String announcements) {
        this.consumer = consumer;
        this.producer = producer;
        this.rows = rows;
        this.requests = requests;
        this.announcements = announcements;
    }

    /**
     * Runs until the process is ended.
     *
     * @param args feed, prefix of its topics, limits of requests in flight (comma separated), statements a request,
     *     Kafka's bootstrap servers, Cassandra's host and port, data centre
     */
    public static void main(String[] args) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        MeasuredFeed feed = MeasuredFeed.of(args[0]);
        String prefix = args[1];
        List<String> limits = List.of(args[2].split(",", -1));
        int statements = Integer.parseInt(args[3]);
        CqlSession session = session(args[5], args[6]);
        KafkaConsumer<String, byte[]> consumer = consumer(args[4], prefix);
        consumer.subscribe(limits.stream().map(limit -> prefix + "." + limit).toList());
        RequestWriter requests = new RequestWriter(session, statements);
        new BareLoop(consumer, producer(args[4]), RowWriter.of(feed, session), requests, prefix + ".stored").run();
    }

    private void run() throws IOException {
        while (true) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
            if (!records.isEmpty()) {
                process(records);
            }
            while (!open.isEmpty() && open.peek().isAnnounced()) {
                consumer.commitAsync(open.remove().offsets(), (offsets, failure) -> exitOn(failure));
            }
        }
    }

    private void process(ConsumerRecords<String, byte[]> records) throws IOException {
        Poll poll = new Poll(records);
        open.add(poll);
        List<PendingEvent> events = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            events.add(rows.parse(record.value(), id, value -> announce(record.key(), value, poll)));
        }
        String topic = records.partitions().iterator().next().topic();
        requests.write(events, Integer.parseInt(topic.substring(topic.lastIndexOf('.') + 1)));
    }

    private void announce(String key, byte[] value, Poll poll) {
        var unused = producer.send(new ProducerRecord<>(announcements, key, value), (metadata, failure) -> {
            exitOn(failure);
            poll.announced();
        });
    }

    /** A measurement with a failure is worthless. */
    private static void exitOn(Throwable failure) {
        if (failure != null) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static CqlSession session(String address, String datacenter) {
        int colon = address.indexOf(':');
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(
                        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))))
                .withLocalDatacenter(datacenter)
                .withKeyspace("sluice")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                        .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                        .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, 2_048)
                        .build())
                .build();
    }

    private static KafkaConsumer<String, byte[]> consumer(String servers, String group) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                1_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static KafkaProducer<String, byte[]> producer(String servers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "batch.size",
                65_536,
                "linger.ms",
                20);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
