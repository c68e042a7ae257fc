package dev.sluice.local.containers;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients that send requests without pause, of the kinds that need most memory: the largest posts, the longest lists, exports as
 * CSV, and streams of what is posted. They count the responses.
 *
 * @param query address of query-service
 * @param ingest address of ingest-service
 */
record RequestLoad(BearerClient bearer, String query, String ingest, Map<String, LongAdder> answers) {

    private static final int LISTS = 12;
    private static final int EXPORTS = 4;
    private static final int STREAMS = 8;
    private static final int INTAKES = 4;

    /** As many as fit into the 10 MB that ingest-service accepts, with the longest warnings. */
    private static final int BATCH = 500;

    private static final String WARNINGS = IntStream.range(0, 20)
            .mapToObj(i -> '"' + "w".repeat(400) + '"')
            .collect(Collectors.joining(",", "[", "]"));

    RequestLoad(BearerClient bearer, String query, String ingest) {
        this(bearer, query, ingest, new TreeMap<>());
        List.of("lists", "exports", "intakes", "overloaded").forEach(what -> answers.put(what, new LongAdder()));
    }

    /**
     * Runs all clients.
     *
     * @param time to run
     * @param sample called every half second meanwhile
     */
    void run(Duration time, Runnable sample) throws Exception {
        Instant end = Instant.now().plus(time);
        ExecutorService clients = Executors.newFixedThreadPool(LISTS + EXPORTS + STREAMS + INTAKES);
        List<Future<?>> running = new ArrayList<>();
        try {
            IntStream.range(0, STREAMS)
                    .forEach(i ->
                            clients.execute(() -> bearer.drain(query + "/v1/stream?feed=users", "text/event-stream")));
            start(running, clients, LISTS, end, () -> count("lists", 200, bearer.drain(list(), "application/json")));
            start(
                    running,
                    clients,
                    EXPORTS,
                    end,
                    () -> count("exports", 200, bearer.drain(query + "/v1/users", "text/csv")));
            start(
                    running,
                    clients,
                    INTAKES,
                    end,
                    () -> count("intakes", 202, bearer.post(ingest, users()).status()));
            await("the end of all clients")
                    .atMost(time.plus(BearerClient.TIMEOUT))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        sample.run();
                        return running.stream().allMatch(Future::isDone);
                    });
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** An event of a user. */
    static String user(String id) {
        return user(id, "[]");
    }

    private static void start(
            List<Future<?>> running, ExecutorService clients, int number, Instant end, Runnable request) {
        IntStream.range(0, number)
                .forEach(i -> running.add(clients.submit(() -> {
                    while (Instant.now().isBefore(end)) {
                        request.run();
                    }
                })));
    }

    /** A list with a limit of its own, so that not every answer is cached. */
    private String list() {
        return query + "/v1/users?limit=" + (500 - answers.get("lists").sum() % 100);
    }

    private static String users() {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> user(UUID.randomUUID().toString(), WARNINGS))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String user(String id, String warnings) {
        return """
                {"userId":"%s","collectedAt":"%s","email":"posted@example.com","country":"Norway","warnings":%s}""".formatted(id, Instant.now(), warnings);
    }

    /** Counts a response; under load 429 and 503 are correct, any other failure is not. */
    private void count(String what, int expected, int status) {
        answers.get(status == expected ? what : "overloaded").increment();
        if (status != expected && status != 429 && status != 503) {
            throw new IllegalStateException(what + " were answered " + status);
        }
    }
}
