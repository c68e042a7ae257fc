package dev.sluice.bench.bare;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A poll in progress. */
final class Poll {

    private final Map<TopicPartition, OffsetAndMetadata> offsets;
    private final AtomicInteger unannounced;

    Poll(ConsumerRecords<?, ?> records) {
        this.offsets = records.nextOffsets();
        this.unannounced = new AtomicInteger(records.count());
    }

    void announced() {
        unannounced.decrementAndGet();
    }

    boolean isAnnounced() {
        return unannounced.get() == 0;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }
}
