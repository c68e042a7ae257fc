package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One reader's way through Kafka, until the tail has the rest. Belongs to the thread that reads. */
final class CatchUp {

    /** Readings after which the tail, with what is stored meanwhile, should have been reached. */
    private static final int READINGS = 3;

    private final StreamReader reader;
    private final StreamOffsets at;
    private Buffer bytes = Buffer.buffer();
    private int readings;
    private volatile boolean over;

    CatchUp(StreamReader reader, StreamOffsets at) {
        this.reader = reader;
        this.at = at;
    }

    StreamFilter wanted() {
        return reader.wanted();
    }

    PartitionLayout layout() {
        return at.layout();
    }

    long at(TopicPartition partition) {
        return at.at(partition);
    }

    /** Takes a record that was stored after all it has had; keeps its bytes until {@link #write}. */
    void take(ConsumerRecord<String, byte[]> record, long largest) {
        int slot = layout().slot(new TopicPartition(record.topic(), record.partition()));
        if (record.offset() < at.at(slot)) {
            return;
        }
        at.set(slot, record.offset() + 1);
        if (record.key() != null && wanted().has(PartitionLayout.feed(record.topic()), record.key())) {
            bytes.appendBuffer(SseFrames.event(at.text(), SseFrames.body(record, largest)));
        }
    }

    /** Completes with true once the client has room for more. */
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

    /** It has had everything up to here: on with the tail, or once more round if that has moved on meanwhile. */
    void join(TopicPartition partition, long end) {
        int slot = layout().slot(partition);
        at.set(slot, Math.max(at.at(slot), end));
    }

    /** Goes over to the tail; waits for it, since the next reading must know whether it worked. */
    void finish() {
        readings++;
        StreamOffsets from = at.copy();
        over = CompletableFuture.supplyAsync(() -> reader.join(from), reader.loop()::execute)
                .join();
        if (over) {
            reader.loop().count("kafka");
        } else if (readings == READINGS) {
            reset("too far behind");
        }
    }

    void reset(String why) {
        over = true;
        reader.loop().execute(() -> reader.reset(why));
    }

    void drop() {
        over = true;
        reader.loop().execute(reader::drop);
    }

    boolean isUnfinished() {
        return !over;
    }
}
