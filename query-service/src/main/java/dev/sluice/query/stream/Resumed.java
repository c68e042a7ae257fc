package dev.sluice.query.stream;

import io.vertx.core.buffer.Buffer;

/**
 * A reader's way through the part of the tail that it knows in part, from an earlier connection or from Kafka. Replicas
 * hear of partitions in different orders: until this one has caught up with what the reader has had, shared ids would
 * throw it back.
 */
final class Resumed {

    private final Positions reader;
    private final Positions here;
    private final Wanted wanted;

    /**
     * @param reader what it has had
     * @param here where the tail stands at the place the reader begins at
     */
    Resumed(Positions reader, Positions here, Wanted wanted) {
        this.wanted = wanted;
        this.reader = reader.copy();
        this.here = here.copy();
    }

    /** The last event from here on that it has had without a gap. */
    Event skip(Event at) {
        Event last = at;
        for (Event next = at.next(); next != null && isKnown(next); next = next.next()) {
            here.set(next.slot(), next.offset() + 1);
            last = next;
        }
        return last;
    }

    boolean isOver() {
        return here.reaches(reader, wanted.feeds());
    }

    /** The bytes of the next event, with the reader's own id; none if it is not wanted. */
    Buffer event(Event event) {
        here.set(event.slot(), event.offset() + 1);
        return event.isWanted(wanted) ? Frames.event(here.furthest(reader).text(), event.body()) : Buffer.buffer();
    }

    private boolean isKnown(Event event) {
        return event.offset() < reader.at(event.slot());
    }
}
