package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest events, linked from old to new and bounded by count and bytes. It is the shared buffer of all readers:
 * each follows the links at its own pace, and a reader overtaken by eviction has lost events.
 */
final class RecentEvents {

    private final StreamSettings settings;
    private final StreamOffsets floor;
    private final StreamOffsets end;
    private StreamEvent evicted;
    private StreamEvent last;
    private long bytes;
    private volatile long evictedNumber;

    /**
     * @param end offsets from which every partition is read
     * @param number of the last event before this list
     */
    RecentEvents(StreamSettings settings, StreamOffsets end, long number) {
        this.settings = settings;
        this.evicted = StreamEvent.placeholder(number);
        this.last = evicted;
        this.evictedNumber = number;
        this.floor = end.copy();
        this.end = end.copy();
    }

    /**
     * A position in the list.
     *
     * @param event the one before the next to be read
     * @param reached offsets of a reader that has received it and all before
     */
    record TailPosition(StreamEvent event, StreamOffsets reached) {}

    /** Adds a stored record; empty if it is already here or has no key. */
    synchronized Optional<StreamEvent> add(ConsumerRecord<String, byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        int slot = end.layout().slot(partition);
        if (record.offset() < end.at(slot)) {
            return Optional.empty();
        }
        end.set(slot, record.offset() + 1);
        if (record.key() == null) {
            return Optional.empty();
        }
        Buffer body = SseFrames.body(record, settings.row().asLongValue());
        StreamEvent event = new StreamEvent(
                last.number() + 1,
                PartitionLayout.feed(record.topic()),
                record.key(),
                slot,
                record.offset(),
                body,
                end.text());
        last.setNext(event);
        last = event;
        bytes += event.size();
        evict();
        return Optional.of(event);
    }

    PartitionLayout layout() {
        return end.layout();
    }

    synchronized TailPosition now() {
        return new TailPosition(last, end.copy());
    }

    /** Position of a reader that has reached these offsets; empty if later events were evicted. */
    synchronized Optional<TailPosition> from(StreamOffsets reached, StreamFilter filter) {
        return reached.reaches(floor, filter.feeds())
                ? Optional.of(new TailPosition(evicted, floor.copy()))
                : Optional.empty();
    }

    /** Whether this replica has received everything that a client claims to have received. */
    synchronized boolean reaches(StreamOffsets claimed, StreamFilter filter) {
        return end.reaches(claimed, filter.feeds());
    }

    /** Whether an event after this one was evicted. */
    boolean hasLost(StreamEvent after) {
        return after.number() < evictedNumber;
    }

    private void evict() {
        while (last.number() - evicted.number() > settings.tail().events()
                || bytes > settings.tail().bytes().asLongValue()) {
            evicted = evicted.next();
            bytes -= evicted.size();
            floor.set(evicted.slot(), evicted.offset() + 1);
            evictedNumber = evicted.number();
        }
    }
}
