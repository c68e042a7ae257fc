package dev.sluice.local;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients without pause for a while, each kind at what costs most memory: the fullest intake, the longest lists, whole lists as
 * CSV, and streams that take what the intake brings. They count what they were answered.
 *
 * @param query address of query-service
 * @param ingest address of ingest-service
 */
record Load(Bearer bearer, String query, String ingest, Map<String, LongAdder> answers) {

    private static final int LISTS = 12;
    private static final int EXPORTS = 4;
    private static final int STREAMS = 8;
    private static final int INTAKES = 4;
    // As many as fit into the ten megabytes that the intake takes, with all that a user may bring.
    private static final int BATCH = 500;
    private static final String WARNINGS = IntStream.range(0, 20)
            .mapToObj(i -> '"' + "w".repeat(400) + '"')
            .collect(Collectors.joining(",", "[", "]"));

    Load(Bearer bearer, String query, String ingest) {
        this(bearer, query, ingest, new TreeMap<>());
        List.of("lists", "exports", "intakes", "refused").forEach(what -> answers.put(what, new LongAdder()));
    }

    /**
     * Runs all clients.
     *
     * @param time how long
     * @param watch called each half second meanwhile
     */
    void run(Duration time, Runnable watch) throws Exception {
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
            while (running.stream().anyMatch(client -> !client.isDone())) {
                watch.run();
                TimeUnit.MILLISECONDS.sleep(500);
            }
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** A user that nobody has met, as ingest-service takes it. */
    static String user(String id) {
        return user(id, "[]");
    }

    private static void start(
            List<Future<?>> running, ExecutorService clients, int number, Instant end, Runnable question) {
        IntStream.range(0, number)
                .forEach(i -> running.add(clients.submit(() -> {
                    while (Instant.now().isBefore(end)) {
                        question.run();
                    }
                })));
    }

    /** Another one each time, so that not every answer lies ready. */
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

    /** A service that says "not now" does what it must under load; anything else is neither. */
    private void count(String what, int good, int status) {
        answers.get(status == good ? what : "refused").increment();
        if (status != good && status != 429 && status != 503) {
            throw new IllegalStateException(what + " were answered " + status);
        }
    }
}
