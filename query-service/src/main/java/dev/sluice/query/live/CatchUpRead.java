package dev.sluice.query.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads from Kafka what a group of readers missed, from the earliest of their offsets to the log ends at its start. It
 * proceeds at the pace of their connections, within a time limit.
 */
final class CatchUpRead {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    /** A client that delays the others longer than this must reconnect for the rest. */
    private static final Duration MAX_WRITE_WAIT = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final StreamSettings settings;
    private final List<CatchUp> catchUps;
    private final Instant deadline;

    CatchUpRead(Consumer<String, byte[]> consumer, StreamSettings settings, List<CatchUp> catchUps) {
        this.consumer = consumer;
        this.settings = settings;
        this.catchUps = new ArrayList<>(catchUps);
        this.deadline = Instant.now().plus(settings.resume().timeout());
    }

    void run() throws InterruptedException {
        Set<TopicPartition> partitions = new LinkedHashSet<>();
        catchUps.forEach(catchUp -> partitions.addAll(partitions(catchUp)));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        catchUps.forEach(catchUp -> reject(catchUp, begins, ends));
        catchUps.removeIf(catchUp -> !catchUp.isUnfinished());
        partitions.removeIf(partition -> start(partition, ends) >= ends.get(partition));
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, start(partition, ends)));
        while (!catchUps.isEmpty() && partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            if (Instant.now().isAfter(deadline)) {
                catchUps.forEach(CatchUp::drop);
                return;
            }
            consumer.poll(POLL_TIMEOUT).forEach(record -> deliver(record, ends));
            write();
        }
        for (CatchUp catchUp : catchUps) {
            partitions(catchUp).forEach(partition -> catchUp.advance(partition, ends.get(partition)));
            catchUp.finish();
        }
    }

    /** Rejects offsets that have left the log, were never in it, or are too far behind. */
    private void reject(CatchUp catchUp, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        long behind = 0;
        for (TopicPartition partition : partitions(catchUp)) {
            long at = catchUp.at(partition);
            if (at < begins.get(partition) || at > ends.get(partition)) {
                catchUp.reset("not in the log");
                return;
            }
            behind += ends.get(partition) - at;
        }
        if (behind > settings.resume().events()) {
            catchUp.reset("too far behind");
        }
    }

    private long start(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return catchUps.stream()
                .filter(catchUp -> partitions(catchUp).contains(partition))
                .mapToLong(catchUp -> catchUp.at(partition))
                .min()
                .orElse(ends.get(partition));
    }

    private void deliver(ConsumerRecord<String, byte[]> record, Map<TopicPartition, Long> ends) {
        if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
            catchUps.forEach(catchUp -> catchUp.accept(record, settings.row().asLongValue()));
        }
    }

    private void write() throws InterruptedException {
        Map<CatchUp, CompletableFuture<Boolean>> writes = new LinkedHashMap<>();
        catchUps.forEach(catchUp -> writes.put(catchUp, catchUp.write()));
        Instant end = Instant.now().plus(MAX_WRITE_WAIT);
        for (Map.Entry<CatchUp, CompletableFuture<Boolean>> write : writes.entrySet()) {
            if (!hasRoom(write.getValue(), Duration.between(Instant.now(), end))) {
                write.getKey().drop();
                catchUps.remove(write.getKey());
            }
        }
    }

    private static boolean hasRoom(CompletableFuture<Boolean> write, Duration timeout) throws InterruptedException {
        try {
            return write.get(Math.max(0, timeout.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static List<TopicPartition> partitions(CatchUp catchUp) {
        return catchUp.layout().partitions(catchUp.filter().feeds());
    }
}
