package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;

/**
 * A reader's way through the part of the tail that it knows in part, from an earlier connection or from Kafka. Replicas
 * hear of partitions in different orders: until this one has caught up with what the reader has had, shared ids would
 * throw it back.
 */
final class TailOverlap {

    private final StreamOffsets reader;
    private final StreamOffsets here;
    private final StreamFilter wanted;

    /**
     * @param reader what it has had
     * @param here where the tail stands at the place the reader begins at
     */
    TailOverlap(StreamOffsets reader, StreamOffsets here, StreamFilter wanted) {
        this.wanted = wanted;
        this.reader = reader.copy();
        this.here = here.copy();
    }

    /** The last event from here on that it has had without a gap. */
    StreamEvent skip(StreamEvent at) {
        StreamEvent last = at;
        for (StreamEvent next = at.next(); next != null && isKnown(next); next = next.next()) {
            here.set(next.slot(), next.offset() + 1);
            last = next;
        }
        return last;
    }

    boolean isOver() {
        return here.reaches(reader, wanted.feeds());
    }

    /** The bytes of the next event, with the reader's own id; none if it is not wanted. */
    Buffer event(StreamEvent event) {
        here.set(event.slot(), event.offset() + 1);
        return event.isWanted(wanted) ? SseFrames.event(here.furthest(reader).text(), event.body()) : Buffer.buffer();
    }

    private boolean isKnown(StreamEvent event) {
        return event.offset() < reader.at(event.slot());
    }
}
