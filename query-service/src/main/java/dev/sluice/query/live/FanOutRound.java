package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One round over the readers of an event loop. Those who want the same and stand at the same place are written the same
 * bytes, put together once.
 */
final class FanOutRound {

    /** Enough to make one write worth its system call, little enough not to fill a connection's queue at once. */
    private static final int CHUNK = 16 * 1024;

    private final Map<ChunkKey, EventChunk> chunks = new HashMap<>();

    private record ChunkKey(StreamFilter wanted, long number) {}

    /**
     * What is written next.
     *
     * @param last the last event that was looked at, wanted or not
     * @param bytes of those that are wanted, perhaps none
     */
    record EventChunk(StreamEvent last, Buffer bytes) {}

    /** The next events after this one, up to a size; ends where the tail does. */
    EventChunk after(StreamEvent event, StreamFilter wanted) {
        // Readers with keys hardly ever share.
        return wanted.keys().isEmpty()
                ? chunks.computeIfAbsent(new ChunkKey(wanted, event.number()), place -> join(event, wanted))
                : join(event, wanted);
    }

    private static EventChunk join(StreamEvent event, StreamFilter wanted) {
        Buffer bytes = Buffer.buffer();
        StreamEvent last = event;
        for (StreamEvent next = event.next(); next != null && bytes.length() < CHUNK; next = next.next()) {
            last = next;
            if (next.isWanted(wanted)) {
                bytes.appendBuffer(next.whole());
                next.take();
            }
        }
        return new EventChunk(last, bytes);
    }
}
