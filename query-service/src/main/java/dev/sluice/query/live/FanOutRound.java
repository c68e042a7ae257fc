package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * One round over the readers of an event loop. Readers with the same filter at the same event share the bytes,
 * assembled once.
 */
final class FanOutRound {

    /** Large enough to be worth a system call, small enough not to fill a connection's queue at once. */
    private static final int MAX_CHUNK_BYTES = 16 * 1024;

    private final Map<ChunkKey, EventChunk> chunks = new HashMap<>();

    private record ChunkKey(StreamFilter filter, long number) {}

    /**
     * The bytes written next.
     *
     * @param last last event examined, matching or not
     * @param bytes of the matching events; may be empty
     */
    record EventChunk(StreamEvent last, Buffer bytes) {}

    /** Assembles the next events after this one, up to a size limit or the newest. */
    EventChunk next(StreamEvent event, StreamFilter filter) {
        // Readers with keys hardly ever share.
        return filter.keys().isEmpty()
                ? chunks.computeIfAbsent(new ChunkKey(filter, event.number()), key -> join(event, filter))
                : join(event, filter);
    }

    private static EventChunk join(StreamEvent event, StreamFilter filter) {
        Buffer bytes = Buffer.buffer();
        StreamEvent last = event;
        for (StreamEvent next = event.next(); next != null && bytes.length() < MAX_CHUNK_BYTES; next = next.next()) {
            last = next;
            if (next.matches(filter)) {
                bytes.appendBuffer(next.whole());
                next.markWritten();
            }
        }
        return new EventChunk(last, bytes);
    }
}
