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
 * One reading of what some readers missed, from the earliest of their places to the ends as they were when it began. It
 * goes at the pace of their connections, within a time.
 */
final class CatchUpRead {

    private static final Duration POLL = Duration.ofMillis(100);

    /** A client that makes the others wait longer than this has to come back for the rest. */
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final StreamSettings settings;
    private final List<CatchUp> resumes;
    private final Instant deadline;

    CatchUpRead(Consumer<String, byte[]> consumer, StreamSettings settings, List<CatchUp> resumes) {
        this.consumer = consumer;
        this.settings = settings;
        this.resumes = new ArrayList<>(resumes);
        this.deadline = Instant.now().plus(settings.resume().patience());
    }

    void run() throws InterruptedException {
        Set<TopicPartition> partitions = new LinkedHashSet<>();
        resumes.forEach(resume -> partitions.addAll(partitions(resume)));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        resumes.forEach(resume -> refuse(resume, begins, ends));
        resumes.removeIf(resume -> !resume.isUnfinished());
        partitions.removeIf(partition -> start(partition, ends) >= ends.get(partition));
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, start(partition, ends)));
        while (!resumes.isEmpty() && partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            if (Instant.now().isAfter(deadline)) {
                resumes.forEach(CatchUp::drop);
                return;
            }
            consumer.poll(POLL).forEach(record -> give(record, ends));
            write();
        }
        for (CatchUp resume : resumes) {
            partitions(resume).forEach(partition -> resume.join(partition, ends.get(partition)));
            resume.finish();
        }
    }

    /** What is not in the log any more, never was, or is too much, is not read. */
    private void refuse(CatchUp resume, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        long behind = 0;
        for (TopicPartition partition : partitions(resume)) {
            long at = resume.at(partition);
            if (at < begins.get(partition) || at > ends.get(partition)) {
                resume.reset("not in the log");
                return;
            }
            behind += ends.get(partition) - at;
        }
        if (behind > settings.resume().events()) {
            resume.reset("too far behind");
        }
    }

    private long start(TopicPartition partition, Map<TopicPartition, Long> ends) {
        return resumes.stream()
                .filter(resume -> partitions(resume).contains(partition))
                .mapToLong(resume -> resume.at(partition))
                .min()
                .orElse(ends.get(partition));
    }

    private void give(ConsumerRecord<String, byte[]> record, Map<TopicPartition, Long> ends) {
        if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
            resumes.forEach(resume -> resume.take(record, settings.row().asLongValue()));
        }
    }

    private void write() throws InterruptedException {
        Map<CatchUp, CompletableFuture<Boolean>> writes = new LinkedHashMap<>();
        resumes.forEach(resume -> writes.put(resume, resume.write()));
        Instant end = Instant.now().plus(PACE);
        for (Map.Entry<CatchUp, CompletableFuture<Boolean>> write : writes.entrySet()) {
            if (!hasRoom(write.getValue(), Duration.between(Instant.now(), end))) {
                write.getKey().drop();
                resumes.remove(write.getKey());
            }
        }
    }

    private static boolean hasRoom(CompletableFuture<Boolean> write, Duration patience) throws InterruptedException {
        try {
            return write.get(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static List<TopicPartition> partitions(CatchUp resume) {
        return resume.layout().partitions(resume.wanted().feeds());
    }
}
