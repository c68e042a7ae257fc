package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;

/**
 * Iterates the recent events that a reader has partly received, from an earlier connection or from Kafka. Replicas
 * receive partitions in different orders: until this one has caught up with what the reader has received, shared ids
 * would set it back.
 */
final class TailOverlap {

    private final StreamOffsets reader;
    private final StreamOffsets here;
    private final StreamFilter filter;

    /**
     * @param reader offsets that the reader has reached
     * @param here offsets of the list where the reader begins
     */
    TailOverlap(StreamOffsets reader, StreamOffsets here, StreamFilter filter) {
        this.filter = filter;
        this.reader = reader.copy();
        this.here = here.copy();
    }

    /** Skips events that the reader has already received and returns the last of them. */
    StreamEvent skip(StreamEvent at) {
        StreamEvent last = at;
        for (StreamEvent next = at.next(); next != null && isKnown(next); next = next.next()) {
            here.set(next.slot(), next.offset() + 1);
            last = next;
        }
        return last;
    }

    boolean isOver() {
        return here.reaches(reader, filter.feeds());
    }

    /** Encodes the next event with the reader's own id; empty if it does not match. */
    Buffer event(StreamEvent event) {
        here.set(event.slot(), event.offset() + 1);
        return event.matches(filter) ? SseFrames.event(here.max(reader).text(), event.body()) : Buffer.buffer();
    }

    private boolean isKnown(StreamEvent event) {
        return event.offset() < reader.at(event.slot());
    }
}
