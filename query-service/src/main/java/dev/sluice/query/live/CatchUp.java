package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Catch-up of one reader through Kafka, until the recent events have the rest. Confined to the reading thread. */
final class CatchUp {

    /** Reads after which the recent events should have been reached, despite new records meanwhile. */
    private static final int MAX_READS = 3;

    private final StreamReader reader;
    private final StreamOffsets at;
    private Buffer bytes = Buffer.buffer();
    private int reads;
    private volatile boolean over;

    CatchUp(StreamReader reader, StreamOffsets at) {
        this.reader = reader;
        this.at = at;
    }

    StreamFilter filter() {
        return reader.filter();
    }

    PartitionLayout layout() {
        return at.layout();
    }

    long at(TopicPartition partition) {
        return at.at(partition);
    }

    /** Buffers the bytes of a record that follows the reader's offsets until {@link #write}. */
    void accept(ConsumerRecord<String, byte[]> record, long maxBytes) {
        int slot = layout().slot(new TopicPartition(record.topic(), record.partition()));
        if (record.offset() < at.at(slot)) {
            return;
        }
        at.set(slot, record.offset() + 1);
        if (record.key() != null && filter().matches(PartitionLayout.feed(record.topic()), record.key())) {
            bytes.appendBuffer(SseFrames.event(at.text(), SseFrames.body(record, maxBytes)));
        }
    }

    /** Completes with true once the client accepts more. */
    CompletableFuture<Boolean> write() {
        Buffer missed = bytes;
        CompletableFuture<Boolean> room = new CompletableFuture<>();
        if (missed.length() == 0) {
            room.complete(true);
        } else {
            bytes = Buffer.buffer();
            reader.loop().execute(() -> reader.write(missed, room));
        }
        return room;
    }

    /** Advances to the end of a partition that was read completely. */
    void advance(TopicPartition partition, long end) {
        int slot = layout().slot(partition);
        at.set(slot, Math.max(at.at(slot), end));
    }

    /** Switches to the recent events; waits for the outcome, which decides on another read. */
    void finish() {
        reads++;
        StreamOffsets from = at.copy();
        over = CompletableFuture.supplyAsync(() -> reader.join(from), reader.loop()::execute)
                .join();
        if (over) {
            reader.loop().count("kafka");
        } else if (reads == MAX_READS) {
            reset("too far behind");
        }
    }

    void reset(String reason) {
        over = true;
        reader.loop().execute(() -> reader.reset(reason));
    }

    void drop() {
        over = true;
        reader.loop().execute(reader::drop);
    }

    boolean isUnfinished() {
        return !over;
    }
}
