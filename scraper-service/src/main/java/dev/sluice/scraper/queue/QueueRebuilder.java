package dev.sluice.scraper.queue;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Restores the queues from Kafka: records every request that has no result yet. */
@Singleton
final class QueueRebuilder {

    /** Results held in memory at a time; with more of them the topics are read in several passes. */
    private static final long MAX_RESULTS = 200_000;

    private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(10);

    private final TopicReader topics;
    private final HostQueue queue;
    private final ScrapeCodec codec;

    QueueRebuilder(TopicReader topics, HostQueue queue, ScrapeCodec codec) {
        this.topics = topics;
        this.queue = queue;
        this.codec = codec;
    }

    /**
     * Reads both topics and records the open requests; blocks.
     *
     * @param heartbeat called a few times a second
     * @return number of open requests
     */
    long rebuild(Runnable heartbeat) {
        int passes = (int) (1 + topics.size(ScrapeResult.TOPIC) / MAX_RESULTS);
        long recorded = 0;
        for (int pass = 0; pass < passes; pass++) {
            recorded += rebuild(pass, passes, heartbeat);
        }
        return recorded;
    }

    private long rebuild(int pass, int passes, Runnable heartbeat) {
        Set<Long> ended = new HashSet<>();
        topics.read(
                ScrapeResult.TOPIC,
                result -> decode(result, ScrapeResult.class)
                        .map(ScrapeResult::scrapeId)
                        .filter(id -> Math.floorMod(id.hashCode(), passes) == pass)
                        .ifPresent(id -> ended.add(fingerprint(id))),
                heartbeat);
        long[] recorded = {0};
        topics.read(
                ScrapeRequest.TOPIC,
                record -> decode(record, ScrapeRequest.class)
                        .filter(request -> request.scrapeId() != null)
                        .filter(request -> Math.floorMod(request.scrapeId().hashCode(), passes) == pass)
                        .filter(request -> !ended.contains(fingerprint(request.scrapeId())))
                        .filter(this::record)
                        .ifPresent(request -> recorded[0]++),
                heartbeat);
        return recorded[0];
    }

    private boolean record(ScrapeRequest request) {
        return queue.record(request, ScrapeState.WAITING_FOR_HOST).await().atMost(RECORD_TIMEOUT);
    }

    /** Hashes an id to 64 bits. A collision would lose one request, once in many million rebuilds. */
    private static long fingerprint(String id) {
        long hash = 1125899906842597L;
        for (int i = 0; i < id.length(); i++) {
            hash = 31 * hash + id.charAt(i);
        }
        return hash;
    }

    private <T> Optional<T> decode(ConsumerRecord<String, byte[]> record, Class<T> type) {
        return codec.decode(record.value(), type);
    }
}
