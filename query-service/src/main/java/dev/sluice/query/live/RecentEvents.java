package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest events, linked from old to new and bounded by count and bytes. It is the buffer of all readers at once:
 * each goes along the links by itself, and who is passed by the tail's end has lost something.
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
     * @param end where every partition is read from
     * @param number of the last event before this tail
     */
    RecentEvents(StreamSettings settings, StreamOffsets end, long number) {
        this.settings = settings;
        this.evicted = StreamEvent.none(number);
        this.last = evicted;
        this.evictedNumber = number;
        this.floor = end.copy();
        this.end = end.copy();
    }

    /**
     * A place in the tail.
     *
     * @param event the one before the next to be read
     * @param reached where somebody stands who has had it and all before
     */
    record TailPosition(StreamEvent event, StreamOffsets reached) {}

    /** Adds what was stored; empty for what is here already, or has no key and so is nobody's row. */
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
        last.follow(event);
        last = event;
        bytes += event.size();
        evict();
        return Optional.of(event);
    }

    PartitionLayout layout() {
        return end.layout();
    }

    /** Where somebody begins who wants only what is still to come. */
    synchronized TailPosition now() {
        return new TailPosition(last, end.copy());
    }

    /** Where somebody goes on who has come so far; empty if something after it is here no more. */
    synchronized Optional<TailPosition> from(StreamOffsets reached, StreamFilter wanted) {
        return reached.reaches(floor, wanted.feeds())
                ? Optional.of(new TailPosition(evicted, floor.copy()))
                : Optional.empty();
    }

    /** Whether this replica has heard of everything that somebody claims to have had. */
    synchronized boolean reaches(StreamOffsets claimed, StreamFilter wanted) {
        return end.reaches(claimed, wanted.feeds());
    }

    /** Whether something after this event is here no more. */
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
