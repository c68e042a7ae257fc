package dev.sluice.local;

import java.time.Duration;
import java.time.Instant;
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

/** Clients that read and post without pause for a while, and count what they were answered. */
final class Load {

    private static final int READERS = 12;
    private static final int WRITERS = 4;
    private static final int BATCH = 200;

    private final Bearer bearer;
    private final Map<String, LongAdder> answers =
            new TreeMap<>(Map.of("read", new LongAdder(), "posted", new LongAdder(), "refused", new LongAdder()));

    Load(Bearer bearer) {
        this.bearer = bearer;
    }

    /** Reads lists and posts users, all for so long; answers how often. */
    Map<String, LongAdder> run(Duration time, String reads, String posts) throws Exception {
        Instant end = Instant.now().plus(time);
        ExecutorService clients = Executors.newFixedThreadPool(READERS + WRITERS);
        try {
            List<? extends Future<?>> running = IntStream.range(0, READERS + WRITERS)
                    .mapToObj(client -> clients.submit(() -> {
                        while (Instant.now().isBefore(end)) {
                            if (client < READERS) {
                                count("read", 200, bearer.get(reads));
                            } else {
                                count("posted", 202, bearer.post(posts, users(BATCH)));
                            }
                        }
                    }))
                    .toList();
            for (Future<?> client : running) {
                client.get(2, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
        return answers;
    }

    /** Users that nobody has met, as ingest-service takes them. */
    static String users(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> user(UUID.randomUUID().toString()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String user(String id) {
        return """
                {"userId":"%s","collectedAt":"%s","email":"posted@example.com","country":"Norway"}""".formatted(id, Instant.now());
    }

    /** A service that says "not now" does what it must under load; anything else is neither. */
    private void count(String what, int good, Bearer.Answer answer) {
        answers.get(answer.status() == good ? what : "refused").increment();
        if (answer.status() != good && answer.status() != 429 && answer.status() != 503) {
            throw new IllegalStateException(what + " was answered " + answer);
        }
    }
}
