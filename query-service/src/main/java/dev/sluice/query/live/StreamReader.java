package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Stream of one client: its position in the recent events, advanced whenever its connection accepts more. Confined to
 * its event loop.
 */
final class StreamReader {

    /** Range of reconnection delays in milliseconds: clients of a stopping replica come back spread over it. */
    private static final int MIN_RETRY_MILLIS = 500;

    private static final int MAX_RETRY_MILLIS = 3000;

    private final SseConnection connection;
    private final StreamFilter filter;
    private final RecentEvents events;
    private final EventLoopReaders loop;

    /** Null while missed events are still read from Kafka. */
    private StreamEvent at;
    /** Set while the list repeats events that the reader has already received; its ids are then its own. */
    private TailOverlap overlap;

    private boolean moved = true;
    private CompletableFuture<Boolean> waiting = new CompletableFuture<>();

    StreamReader(SseConnection connection, StreamFilter filter, RecentEvents events, EventLoopReaders loop) {
        this.connection = connection;
        this.filter = filter;
        this.events = events;
        this.loop = loop;
    }

    StreamFilter filter() {
        return filter;
    }

    RecentEvents events() {
        return events;
    }

    EventLoopReaders loop() {
        return loop;
    }

    /** Starts the response at the right position; what the recent events lack is left to Kafka. */
    void open(Optional<String> last, CatchUpService catchUps) {
        if (!connection.isOpen()) {
            loop.remove(this);
            return;
        }
        begin();
        if (last.isEmpty()) {
            join();
            return;
        }
        Optional<StreamOffsets> from = last.flatMap(id -> StreamOffsets.parse(events.layout(), id));
        if (from.isEmpty()) {
            reset("unknown id");
        } else if (events.reaches(from.get(), filter) && join(from.get())) {
            loop.count("tail");
        } else {
            catchUps.add(this, from.get());
        }
    }

    private void begin() {
        connection.open(this::drained, () -> loop.remove(this));
        connection.write(SseFrames.retry(ThreadLocalRandom.current().nextInt(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS)));
    }

    /** Continues live, from now. */
    void join() {
        RecentEvents.TailPosition now = events.now();
        connection.write(SseFrames.position("", now.reached().text()));
        at = now.event();
    }

    /** Reports a gap and continues live, from now. */
    void reset(String reason) {
        RecentEvents.TailPosition now = events.now();
        connection.write(SseFrames.reset(now.reached().text(), reason));
        at = now.event();
        loop.count("reset");
    }

    /** Continues from an earlier position; false if the recent events do not reach back that far. */
    boolean join(StreamOffsets from) {
        return events.from(from, filter)
                .map(position -> {
                    overlap = new TailOverlap(from, position.reached(), filter);
                    at = position.event();
                    pull(new FanOutRound());
                    return true;
                })
                .orElse(false);
    }

    /**
     * Writes missed events read from Kafka; completes {@code room} once the connection accepts more, with false if it
     * is closed.
     */
    void write(Buffer missed, CompletableFuture<Boolean> room) {
        if (!connection.isOpen()) {
            room.complete(false);
            return;
        }
        connection.write(missed);
        waiting = room;
        if (!connection.isFull()) {
            waiting.complete(true);
        }
    }

    /** Writes recent events while the connection accepts them. */
    void pull(FanOutRound round) {
        while (at != null && connection.isOpen() && !connection.isFull()) {
            if (events.hasLost(at)) {
                drop();
                return;
            }
            StreamEvent before = at;
            Buffer bytes = next(round);
            if (bytes.length() > 0) {
                connection.write(bytes);
            }
            if (before == at) {
                return;
            }
        }
        if (at != null && events.hasLost(at)) {
            drop();
        }
    }

    private Buffer next(FanOutRound round) {
        if (overlap != null) {
            at = overlap.skip(at);
            if (!overlap.isOver()) {
                StreamEvent next = at.next();
                at = next == null ? at : next;
                return next == null ? Buffer.buffer() : overlap.event(next);
            }
            overlap = null;
        }
        FanOutRound.EventChunk chunk = round.next(at, filter);
        at = chunk.last();
        return chunk.bytes();
    }

    /**
     * Sends a heartbeat, with the current position to a reader that is up to date; drops a reader that accepted nothing
     * since the last one.
     */
    void beat(StreamEvent last, Buffer position) {
        if (!connection.isFull()) {
            connection.write(at == last && overlap == null ? position : SseFrames.comment());
        } else if (!moved) {
            drop();
        }
        moved = false;
    }

    /** Drops a reader that is too slow; the client may reconnect with its last id. */
    void drop() {
        if (connection.isOpen()) {
            loop.count("dropped");
            connection.cut();
        }
        loop.remove(this);
    }

    void end() {
        if (connection.isOpen()) {
            connection.end();
        }
    }

    void onRemoved() {
        at = null;
        waiting.complete(false);
    }

    private void drained() {
        moved = true;
        waiting.complete(true);
        pull(new FanOutRound());
    }
}
