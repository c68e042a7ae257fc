package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two replicas of query-service under read load: both answer what ingest-service has acknowledged, and never an older value. */
@Tag("campaign")
class FreshIT {

    private static final Path HOME = LaunchedPlatform.home("fresh");

    /** {@code -Dfresh.writes} for more. */
    private static final int WRITES = Integer.getInteger("fresh.writes", 200);

    private static final int WRITERS = 4;
    private static final int READERS = 4;
    private static final int USERS = 100;

    private static final int INGEST = Ports.free(0);
    private static final int KAFKA = Ports.free(0);
    private static final int CASSANDRA = Ports.free(0);
    private static final int REDIS = Ports.free(0);

    /** The latest version of each user that both replicas have answered. */
    private final AtomicIntegerArray answered = new AtomicIntegerArray(USERS);

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private final AtomicLong reads = new AtomicLong();
    /** Microseconds from the acknowledgement to the second replica, with their frequencies. */
    private final ConcurrentSkipListMap<Long, Integer> delays = new ConcurrentSkipListMap<>();

    @Test
    void bothReplicasAnswerAcknowledgedWritesAndNeverOlderOnes() throws Exception {
        Map<String, String> settings = Map.of(
                "sluice.port.ingest", "" + INGEST,
                "sluice.port.kafka", "" + KAFKA,
                "sluice.port.cassandra", "" + CASSANDRA,
                "sluice.port.redis", "" + REDIS,
                "sluice.users.every", "off",
                "sluice.products.every", "off");
        try (LaunchedPlatform platform = LaunchedPlatform.start(HOME, settings);
                ServiceReplica second = ServiceReplica.start("query-service", 2, HOME, Map.of(), backends())) {
            second.awaitReady();
            List<String> replicas = List.of(platform.query(""), second.address(""));

            writeAndRead(replicas);

            assertThat(stale).hasValue(0);
            for (int user = 0; user < USERS; user++) {
                for (String replica : replicas) {
                    assertThat(version(replica, user)).isEqualTo(answered.get(user));
                }
            }
            System.out.printf(
                    "%d writes, %d reads beside them: p50 %d, p99 %d, longest %d us to both; %d stale%n",
                    WRITES, reads.get(), percentile(50), percentile(99), delays.lastKey(), stale.get());
        }
    }

    private static Map<String, String> backends() {
        return ServiceReplica.backends("127.0.0.1:" + KAFKA, "127.0.0.1:" + CASSANDRA, "127.0.0.1:" + REDIS);
    }

    private void writeAndRead(List<String> replicas) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(WRITERS + READERS);
        try {
            List<? extends Future<?>> readers = IntStream.range(0, READERS)
                    .mapToObj(reader -> clients.submit(() -> readUntilInterrupted(replicas)))
                    .toList();
            List<? extends Future<?>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> clients.submit(() -> write(writer, replicas)))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(readers).as("no reader has failed").noneMatch(Future::isDone);
        } finally {
            clients.shutdownNow();
        }
    }

    /** Each writer has its own users, so that the versions of a user increase. */
    private void write(int writer, List<String> replicas) {
        while (next.getAndIncrement() < WRITES) {
            int user = ThreadLocalRandom.current().nextInt(USERS / WRITERS) * WRITERS + writer;
            int version = answered.get(user) + 1;
            ApiClient.ApiResponse answer =
                    ApiClient.post("http://127.0.0.1:" + INGEST + "/v1/feeds/users/events", """
                    {"userId":"%s","collectedAt":"%s","email":"fresh@example.com","city":"%d","country":"Norway"}""".formatted(
                                    id(user), Instant.now(), version));
            assertThat(answer.status()).as("%s", answer).isEqualTo(202);
            long acknowledged = System.nanoTime();
            for (String replica : replicas) {
                await().atMost(Duration.ofSeconds(30))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> version(replica, user) == version);
            }
            delays.merge((System.nanoTime() - acknowledged) / 1000, 1, Integer::sum);
            answered.set(user, version);
        }
    }

    private void readUntilInterrupted(List<String> replicas) {
        while (!Thread.currentThread().isInterrupted()) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            int user = random.nextInt(USERS);
            int minimum = answered.get(user);
            if (version(replicas.get(random.nextInt(replicas.size())), user) < minimum) {
                stale.incrementAndGet();
            }
            reads.incrementAndGet();
        }
    }

    /** The version is in the field city; 0 before the first write. */
    private static int version(String replica, int user) {
        ApiClient.ApiResponse answer = ApiClient.get(replica + "/v1/users/" + id(user));
        assertThat(answer.status()).isIn(200, 404);
        return answer.status() == 404 ? 0 : answer.body().path("city").asInt();
    }

    private static UUID id(int user) {
        return UUID.nameUUIDFromBytes(new byte[] {(byte) user});
    }

    private long percentile(int percent) {
        long rank = (long) WRITES * percent / 100;
        long below = 0;
        for (Map.Entry<Long, Integer> delay : delays.entrySet()) {
            below += delay.getValue();
            if (below >= rank) {
                return delay.getKey();
            }
        }
        return delays.lastKey();
    }
}
