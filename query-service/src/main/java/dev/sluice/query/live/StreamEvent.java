package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;

/** One event in the tail, made into bytes once for all readers, and the way to the one after it. */
final class StreamEvent {

    private final long number;
    private final String feed;
    private final String key;
    private final int slot;
    private final long offset;
    private final int bodySize;
    private final Buffer whole;
    private volatile StreamEvent next;
    private volatile boolean taken;

    /**
     * @param number counted by this replica
     * @param slot of its partition
     * @param body without its id
     * @param id where somebody stands who has had this and all before
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

    /** Stands before the first one. */
    static StreamEvent none(long number) {
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

    boolean isWanted(StreamFilter wanted) {
        return wanted.has(feed, key);
    }

    /** Somebody is written it. */
    void take() {
        taken = true;
    }

    boolean isTaken() {
        return taken;
    }

    /** Null while there is none; never changes afterwards. */
    StreamEvent next() {
        return next;
    }

    void follow(StreamEvent event) {
        next = event;
    }
}
