package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.Fleet.Member;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Users that are sent to Kafka, every other one with a note, and readers of them who go to any replica there is. */
final class Traffic implements AutoCloseable {

    /** Enough for every step to fall among events and reads, and little enough for the tests beside it. */
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(40);

    private static final Duration BETWEEN_READS = Duration.ofMillis(20);
    private static final int READERS = 2;

    private final Fleet fleet;
    private final Path withNotes;
    private final ExecutorService threads = Executors.newFixedThreadPool(1 + READERS);
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger moved = new AtomicInteger();
    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private volatile boolean going = true;

    /**
     * @param withNotes the version whose readers know notes
     */
    Traffic(Fleet fleet, Path withNotes) {
        this.fleet = fleet;
        this.withNotes = withNotes;
        threads.execute(this::send);
        for (int reader = 0; reader < READERS; reader++) {
            threads.execute(this::readOn);
        }
    }

    /**
     * An event that Kafka took.
     *
     * @param note in it; empty for none
     */
    record Sent(String note, Instant at) {}

    Map<String, Sent> sent() {
        return sent;
    }

    /** The ids of those with a note that were sent from a moment on. */
    List<String> notedSince(Instant from) {
        return sent.entrySet().stream()
                .filter(user -> !user.getValue().note().isEmpty())
                .filter(user -> user.getValue().at().isAfter(from))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void send() {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", fleet.kafka()), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; going; number++) {
                String id = UUID.nameUUIDFromBytes(("upgrade" + number).getBytes(StandardCharsets.UTF_8))
                        .toString();
                Sent event = new Sent(number % 2 == 0 ? "note " + number : "", Instant.now());
                var unused = producer.send(record(id, event), (taken, failure) -> {
                    if (failure == null) {
                        sent.put(id, event);
                    }
                });
                LockSupport.parkNanos(BETWEEN_EVENTS.toNanos());
            }
        }
    }

    private static ProducerRecord<String, String> record(String id, Sent event) {
        String note = event.note().isEmpty() ? "" : ",\"note\":\"" + event.note() + "\"";
        ProducerRecord<String, String> record = new ProducerRecord<>("users", id, """
            {"userId":"%s","collectedAt":"%s","email":"upgrade@example.com","country":"Norway"%s}\
            """.formatted(id, event.at(), note));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_type", "dev.sluice.user.v1",
                        "ce_source", "/sluice/scraper-service",
                        "ce_id", id + "/0",
                        "ce_subject", id,
                        "ce_time", event.at().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void readOn() {
        while (going) {
            List<String> ids = List.copyOf(sent.keySet());
            List<Member> replicas = fleet.of("query-service");
            if (!ids.isEmpty() && !replicas.isEmpty()) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                read(ids.get(random.nextInt(ids.size())), replicas.get(random.nextInt(replicas.size())));
            }
            LockSupport.parkNanos(BETWEEN_READS.toNanos());
        }
    }

    /** Who was on the way to a replica as it left asks another; any other failure is a fault. */
    private void read(String id, Member replica) {
        try {
            Api.Answer answer = Api.get(replica.replica().address("/v1/users/" + id));
            reads.incrementAndGet();
            JsonNode note = answer.body().path("note");
            boolean right = replica.root().equals(withNotes)
                    ? note.isMissingNode()
                            || note.isNull()
                            || note.asText().equals(sent.get(id).note())
                    : note.isMissingNode();
            if ((answer.status() != 200 && answer.status() != 404) || !right) {
                faults.put(id, "%s answered %s".formatted(replica, answer));
            }
        } catch (UncheckedIOException e) {
            if (fleet.of("query-service").contains(replica)) {
                faults.put(id, "%s: %s".formatted(replica, e));
            }
            moved.incrementAndGet();
        }
    }

    /** Ends the sending and the reading, and tells how both went. */
    @Override
    public void close() {
        going = false;
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.printf(
                "%d events, %d reads beside them, %d asked another replica%n", sent.size(), reads.get(), moved.get());
        assertThat(faults).isEmpty();
    }
}
