package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;

/** Node of the linked list of recent events: an event encoded once for all readers, and its successor. */
final class StreamEvent {

    private final long number;
    private final String feed;
    private final String key;
    private final int slot;
    private final long offset;
    private final int bodySize;
    private final Buffer whole;
    private volatile StreamEvent next;
    private volatile boolean written;

    /**
     * @param number sequence number in this replica
     * @param slot index of its partition
     * @param body encoded event without its id
     * @param id offsets reached by a reader that has received this event and all before
     */
    StreamEvent(long number, String feed, String key, int slot, long offset, Buffer body, String id) {
        this.number = number;
        this.feed = feed;
        this.key = key;
        this.slot = slot;
        this.offset = offset;
        this.bodySize = body.length();
        this.whole = SseFrames.event(id, body);
    }

    static StreamEvent placeholder(long number) {
        return new StreamEvent(number, "", "", 0, 0, Buffer.buffer(), "");
    }

    long number() {
        return number;
    }

    int slot() {
        return slot;
    }

    long offset() {
        return offset;
    }

    Buffer body() {
        return whole.slice(whole.length() - bodySize, whole.length());
    }

    Buffer whole() {
        return whole;
    }

    int size() {
        return whole.length();
    }

    boolean matches(StreamFilter filter) {
        return filter.matches(feed, key);
    }

    void markWritten() {
        written = true;
    }

    boolean isWritten() {
        return written;
    }

    /** Null while there is no successor; never changes afterwards. */
    StreamEvent next() {
        return next;
    }

    void setNext(StreamEvent event) {
        next = event;
    }
}
