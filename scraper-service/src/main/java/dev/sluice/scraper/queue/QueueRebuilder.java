package dev.sluice.scraper.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts every request back that Kafka knows and has no result of: what was asked, minus what has ended. */
@Singleton
final class QueueRebuilder {

    static final String REQUESTS = "scrape-requests";
    static final String RESULTS = "scrape-results";

    /** Results held at a time; with more of them the topics are read several times, so that memory stays bounded. */
    private static final long MOST = 200_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopicReader topics;
    private final HostQueue queue;
    private final ObjectMapper json;

    QueueRebuilder(TopicReader topics, HostQueue queue, ObjectMapper json) {
        this.topics = topics;
        this.queue = queue;
        this.json = json;
    }

    /**
     * Reads both topics and records what is open; blocks.
     *
     * @param alive called a few times a second
     * @return how many requests are open
     */
    long run(Runnable alive) {
        int passes = (int) (1 + topics.size(RESULTS) / MOST);
        long recorded = 0;
        for (int pass = 0; pass < passes; pass++) {
            recorded += pass(pass, passes, alive);
        }
        return recorded;
    }

    private long pass(int pass, int passes, Runnable alive) {
        Set<Long> ended = new HashSet<>();
        topics.read(
                RESULTS,
                result -> {
                    String id = text(result, "scrapeId");
                    if (Math.floorMod(id.hashCode(), passes) == pass) {
                        ended.add(fingerprint(id));
                    }
                },
                alive);
        long[] recorded = {0};
        topics.read(
                REQUESTS,
                request -> {
                    String id = text(request, "scrapeId");
                    boolean open = Math.floorMod(id.hashCode(), passes) == pass && !ended.contains(fingerprint(id));
                    if (open && !id.isEmpty() && record(id, request)) {
                        recorded[0]++;
                    }
                },
                alive);
        return recorded[0];
    }

    private boolean record(String id, ConsumerRecord<String, byte[]> request) {
        return queue.record(
                        id,
                        text(request, "host"),
                        new String(request.value(), StandardCharsets.UTF_8),
                        ScrapeState.WAITING_FOR_HOST)
                .await()
                .atMost(PATIENCE);
    }

    /** Two ids with one fingerprint would cost one request, once in many million rebuilds. */
    private static long fingerprint(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        return hash;
    }

    private String text(ConsumerRecord<String, byte[]> record, String field) {
        try {
            JsonNode value = record.value() == null ? json.nullNode() : json.readTree(record.value());
            return value.path(field).asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
