package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.Ports;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients post while ingest-service is killed three times: what was answered 202 is there, once. */
@Tag("campaign")
class PostIT {

    private static final Path HOME = Launched.home("post");

    /** Few here; deploy/bench has the large form. */
    private static final int EVENTS = Integer.getInteger("post.events", 8_000);

    private static final int CLIENTS = 32;
    private static final int BATCH = 50;
    private static final int BATCHES = EVENTS / BATCH;
    private static final int KILLS = 3;

    /** Slow enough that all kills fall between the first batch and the last. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private static final int INGEST = Ports.free(0);
    private static final String FEED = "http://127.0.0.1:" + INGEST + "/v1/feeds/users/events";

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @Test
    void whatWasAnswered202IsReadableOnceThoughIngestServiceIsKilledThreeTimes() throws Exception {
        try (Launched platform = Launched.start(
                HOME,
                Map.of(
                        "sluice.port.ingest", "" + INGEST,
                        "sluice.users.every", "off",
                        "sluice.products.every", "off"))) {

            postAll(platform);

            await().atMost(Duration.ofMinutes(2).plusMillis(EVENTS * 10L))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ids(platform)).isEqualTo(taken));
            assertThat(taken).hasSize(BATCHES * BATCH);
            assertThat(Api.walk(platform.query("/v1/users"), 500)).hasSize(taken.size());
            assertThat(Api.walk(platform.query("/v1/rejected?feed=users"), 500)).isEmpty();
            System.out.printf("%d events taken, %d batches sent again%n", taken.size(), repeated.get());
        }
    }

    private void postAll(Launched platform) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<? extends Future<?>> running = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(this::post))
                    .toList();
            for (int kill = 0; kill < KILLS; kill++) {
                int goal = taken.size() + EVENTS / 8;
                await().atMost(Duration.ofMinutes(5)).until(() -> taken.size() >= goal);
                platform.kill("ingest-service");
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void post() {
        for (int batch = next.getAndIncrement(); batch < BATCHES; batch = next.getAndIncrement()) {
            List<String> ids = ids(batch);
            String body = ids.stream().map(PostIT::user).collect(Collectors.joining(",", "[", "]"));
            await().atMost(Duration.ofMinutes(5)).pollInterval(BETWEEN).until(() -> isTaken(body));
            taken.addAll(ids);
        }
    }

    /** A broken connection says nothing of the events' fate: a client sends the same body again. */
    private boolean isTaken(String body) {
        try {
            Api.Answer answer = Api.post(FEED, body);
            assertThat(answer.status()).as("%s", answer).isIn(202, 429, 503);
            if (answer.status() == 202) {
                return true;
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining(FEED);
        }
        repeated.incrementAndGet();
        return false;
    }

    private static List<String> ids(int batch) {
        return IntStream.range(0, BATCH)
                .mapToObj(item -> UUID.nameUUIDFromBytes((batch + "/" + item).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .toList();
    }

    private static String user(String id) {
        return """
                {"userId":"%s","collectedAt":"%s","email":"posted@example.com","country":"Norway"}""".formatted(id, Instant.now());
    }

    private static Set<String> ids(Launched platform) {
        List<JsonNode> users = Api.walk(platform.query("/v1/users"), 500);
        return users.stream().map(user -> user.path("userId").asText()).collect(Collectors.toSet());
    }
}
