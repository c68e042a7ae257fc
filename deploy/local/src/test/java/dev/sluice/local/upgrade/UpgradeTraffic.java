package dev.sluice.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.upgrade.ReplicaFleet.VersionedReplica;
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

/** Sends users to Kafka, every second one with a note, and reads them from random replicas. */
final class UpgradeTraffic implements AutoCloseable {

    /** Frequent enough for events and reads during every step, and rare enough for the tests running beside. */
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(40);

    private static final Duration BETWEEN_READS = Duration.ofMillis(20);
    private static final int READERS = 2;

    private final ReplicaFleet fleet;
    private final Path withNotes;
    private final ExecutorService threads = Executors.newFixedThreadPool(1 + READERS);
    private final Map<String, SentEvent> sent = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private volatile boolean running = true;

    /**
     * Starts to send and to read.
     *
     * @param withNotes the version that answers notes
     */
    UpgradeTraffic(ReplicaFleet fleet, Path withNotes) {
        this.fleet = fleet;
        this.withNotes = withNotes;
        threads.execute(this::send);
        for (int reader = 0; reader < READERS; reader++) {
            threads.execute(this::readUntilClosed);
        }
    }

    /**
     * An event that Kafka has acknowledged.
     *
     * @param note empty if it has none
     */
    record SentEvent(String note, Instant at) {}

    Map<String, SentEvent> sent() {
        return sent;
    }

    /** The ids of users with a note that were sent after an instant. */
    List<String> withNoteSince(Instant from) {
        return sent.entrySet().stream()
                .filter(user -> !user.getValue().note().isEmpty())
                .filter(user -> user.getValue().at().isAfter(from))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void send() {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", fleet.kafka()), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; running; number++) {
                String id = UUID.nameUUIDFromBytes(("upgrade" + number).getBytes(StandardCharsets.UTF_8))
                        .toString();
                SentEvent event = new SentEvent(number % 2 == 0 ? "note " + number : "", Instant.now());
                var unused = producer.send(record(id, event), (taken, failure) -> {
                    if (failure == null) {
                        sent.put(id, event);
                    }
                });
                LockSupport.parkNanos(BETWEEN_EVENTS.toNanos());
            }
        }
    }

    private static ProducerRecord<String, String> record(String id, SentEvent event) {
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

    private void readUntilClosed() {
        while (running) {
            List<String> ids = List.copyOf(sent.keySet());
            List<VersionedReplica> replicas = fleet.of("query-service");
            if (!ids.isEmpty() && !replicas.isEmpty()) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                read(ids.get(random.nextInt(ids.size())), replicas.get(random.nextInt(replicas.size())));
            }
            LockSupport.parkNanos(BETWEEN_READS.toNanos());
        }
    }

    /** A request that fails because its replica is being removed is retried elsewhere; any other failure is recorded. */
    private void read(String id, VersionedReplica replica) {
        try {
            ApiClient.ApiResponse answer = ApiClient.get(replica.replica().address("/v1/users/" + id));
            reads.incrementAndGet();
            JsonNode note = answer.body().path("note");
            boolean right = replica.root().equals(withNotes)
                    ? note.isMissingNode()
                            || note.isNull()
                            || note.asText().equals(sent.get(id).note())
                    : note.isMissingNode();
            if ((answer.status() != 200 && answer.status() != 404) || !right) {
                failures.put(id, "%s answered %s".formatted(replica, answer));
            }
        } catch (UncheckedIOException e) {
            if (fleet.of("query-service").contains(replica)) {
                failures.put(id, "%s: %s".formatted(replica, e));
            }
            retried.incrementAndGet();
        }
    }

    /** Stops and fails if a read failed; prints the numbers. */
    @Override
    public void close() {
        running = false;
        threads.shutdown();
        try {
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.printf(
                "%d events, %d reads beside them, %d failed at a removed replica%n",
                sent.size(), reads.get(), retried.get());
        assertThat(failures).isEmpty();
    }
}
