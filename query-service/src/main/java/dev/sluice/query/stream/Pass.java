package dev.sluice.query.stream;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One round over the readers of an event loop. Those who want the same and stand at the same place are written the same
 * bytes, put together once.
 */
final class Pass {

    /** Enough to make one write worth its system call, little enough not to fill a connection's queue at once. */
    private static final int CHUNK = 16 * 1024;

    private final Map<Place, Chunk> chunks = new HashMap<>();

    private record Place(Wanted wanted, long number) {}

    /**
     * What is written next.
     *
     * @param last the last event that was looked at, wanted or not
     * @param bytes of those that are wanted, perhaps none
     */
    record Chunk(Event last, Buffer bytes) {}

    /** The next events after this one, up to a size; ends where the tail does. */
    Chunk after(Event event, Wanted wanted) {
        // Readers with keys hardly ever share.
        return wanted.keys().isEmpty()
                ? chunks.computeIfAbsent(new Place(wanted, event.number()), place -> join(event, wanted))
                : join(event, wanted);
    }

    private static Chunk join(Event event, Wanted wanted) {
        Buffer bytes = Buffer.buffer();
        Event last = event;
        for (Event next = event.next(); next != null && bytes.length() < CHUNK; next = next.next()) {
            last = next;
            if (next.isWanted(wanted)) {
                bytes.appendBuffer(next.whole());
                next.take();
            }
        }
        return new Chunk(last, bytes);
    }
}
