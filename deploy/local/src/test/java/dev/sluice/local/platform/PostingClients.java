package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Concurrent clients that post users in batches, each batch until it is answered 202. */
public final class PostingClients implements AutoCloseable {

    private static final int CLIENTS = 32;
    private static final int BATCH_SIZE = 50;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final String address;
    private final int batches;
    private final Duration pause;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();

    /**
     * Starts the clients.
     *
     * @param address that takes events of users
     * @param events in all
     * @param pause of a client before each attempt
     */
    public PostingClients(String address, int events, Duration pause) {
        this.address = address;
        this.batches = events / BATCH_SIZE;
        this.pause = pause;
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(CompletableFuture.runAsync(this::post, threads));
        }
    }

    /** Ids of the users that were answered 202 so far. */
    public Set<String> accepted() {
        return accepted;
    }

    /** How many attempts failed and were repeated. */
    public int repeated() {
        return repeated.get();
    }

    /** Waits until all events are accepted. */
    public void awaitEnd() {
        clients.forEach(CompletableFuture::join);
        assertThat(accepted).hasSize(batches * BATCH_SIZE);
    }

    private void post() {
        for (int batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
            List<String> ids = ids(batch);
            String body = ids.stream().map(PostingClients::user).collect(Collectors.joining(",", "[", "]"));
            await().atMost(TIMEOUT).pollDelay(pause).pollInterval(pause).until(() -> isAccepted(body));
            accepted.addAll(ids);
        }
    }

    /** After a broken connection the fate of the events is unknown: a client sends the same body again. */
    private boolean isAccepted(String body) {
        try {
            ApiClient.ApiResponse response = ApiClient.post(address, body);
            assertThat(response.status()).as("%s", response).isIn(202, 429, 503);
            if (response.status() == 202) {
                return true;
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining(address);
        }
        repeated.incrementAndGet();
        return false;
    }

    private static List<String> ids(int batch) {
        return IntStream.range(0, BATCH_SIZE)
                .mapToObj(item -> UUID.nameUUIDFromBytes((batch + "/" + item).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .toList();
    }

    private static String user(String id) {
        return """
                {"userId":"%s","collectedAt":"%s","email":"posted@example.com","country":"Norway"}""".formatted(id, Instant.now());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
