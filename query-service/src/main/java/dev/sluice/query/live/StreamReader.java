package dev.sluice.query.live;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** One client: its place in the tail, moved on whenever its connection takes more. All of it runs on its event loop. */
final class StreamReader {

    /** Clients of a replica that ends come back spread over so many milliseconds. */
    private static final int EARLIEST = 500;

    private static final int LATEST = 3000;

    private final SseConnection connection;
    private final StreamFilter wanted;
    private final RecentEvents tail;
    private final EventLoopReaders loop;

    /** Null while what was missed is still read from Kafka. */
    private StreamEvent at;
    /** Set while it has had events that this replica sends once more; then its ids are its own. */
    private TailOverlap resumed;

    private boolean moved = true;
    private CompletableFuture<Boolean> waiting = new CompletableFuture<>();

    StreamReader(SseConnection connection, StreamFilter wanted, RecentEvents tail, EventLoopReaders loop) {
        this.connection = connection;
        this.wanted = wanted;
        this.tail = tail;
        this.loop = loop;
    }

    StreamFilter wanted() {
        return wanted;
    }

    RecentEvents tail() {
        return tail;
    }

    EventLoopReaders loop() {
        return loop;
    }

    /** Begins the answer and finds out where to go on; what the tail does not have is left to Kafka. */
    void open(Optional<String> last, CatchUpService resumes) {
        if (!connection.isOpen()) {
            loop.remove(this);
            return;
        }
        begin();
        if (last.isEmpty()) {
            join();
            return;
        }
        Optional<StreamOffsets> from = last.flatMap(id -> StreamOffsets.read(tail.layout(), id));
        if (from.isEmpty()) {
            reset("unknown id");
        } else if (tail.reaches(from.get(), wanted) && join(from.get())) {
            loop.count("tail");
        } else {
            resumes.add(this, from.get());
        }
    }

    private void begin() {
        connection.open(this::drained, () -> loop.remove(this));
        connection.write(SseFrames.retry(ThreadLocalRandom.current().nextInt(EARLIEST, LATEST)));
    }

    /** Goes on live, from now. */
    void join() {
        RecentEvents.TailPosition now = tail.now();
        connection.write(SseFrames.position("", now.reached().text()));
        at = now.event();
    }

    /** Says that something was missed, and goes on live, from now. */
    void reset(String why) {
        RecentEvents.TailPosition now = tail.now();
        connection.write(SseFrames.reset(now.reached().text(), why));
        at = now.event();
        loop.count("reset");
    }

    /** Goes on from where it was; false if the tail does not reach back so far. */
    boolean join(StreamOffsets from) {
        return tail.from(from, wanted)
                .map(place -> {
                    resumed = new TailOverlap(from, place.reached(), wanted);
                    at = place.event();
                    pull(new FanOutRound());
                    return true;
                })
                .orElse(false);
    }

    /** Writes what was missed, as read from Kafka; completes {@code room} once there is some, with false if it is gone. */
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

    /** Takes from the tail what the connection has room for. */
    void pull(FanOutRound pass) {
        while (at != null && connection.isOpen() && !connection.isFull()) {
            if (tail.hasLost(at)) {
                drop();
                return;
            }
            StreamEvent before = at;
            Buffer bytes = next(pass);
            if (bytes.length() > 0) {
                connection.write(bytes);
            }
            if (before == at) {
                return;
            }
        }
        if (at != null && tail.hasLost(at)) {
            drop();
        }
    }

    private Buffer next(FanOutRound pass) {
        if (resumed != null) {
            at = resumed.skip(at);
            if (!resumed.isOver()) {
                StreamEvent next = at.next();
                at = next == null ? at : next;
                return next == null ? Buffer.buffer() : resumed.event(next);
            }
            resumed = null;
        }
        FanOutRound.EventChunk chunk = pass.after(at, wanted);
        at = chunk.last();
        return chunk.bytes();
    }

    /** Says that we are alive and, to who has had everything, how far that is; ends who has not taken anything since. */
    void beat(StreamEvent last, Buffer position) {
        if (!connection.isFull()) {
            connection.write(at == last && resumed == null ? position : SseFrames.comment());
        } else if (!moved) {
            drop();
        }
        moved = false;
    }

    /** It is too slow; it can come back with its last id. */
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

    void gone() {
        at = null;
        waiting.complete(false);
    }

    private void drained() {
        moved = true;
        waiting.complete(true);
        pull(new FanOutRound());
    }
}
