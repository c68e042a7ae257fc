package dev.sluice.query.live;

import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The readers of one event loop: woken once for many events, then each is given what it has room for. */
final class EventLoopReaders {

    private final EventLoop loop;
    private final StreamHub crowd;
    private final Set<StreamReader> readers = new LinkedHashSet<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Future<?> beating;
    private volatile long passed;

    EventLoopReaders(EventLoop loop, StreamHub crowd, Duration heartbeat) {
        this.loop = loop;
        this.crowd = crowd;
        this.beating =
                loop.scheduleAtFixedRate(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    void execute(Runnable work) {
        loop.execute(work);
    }

    /** There is something new in the tail. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.execute(this::pass);
        }
    }

    /** The number of the newest event that all readers here were offered. */
    long passed() {
        return passed;
    }

    /** Takes a reader in, and begins its answer. */
    void add(StreamReader reader, Runnable begin) {
        loop.execute(() -> {
            readers.add(reader);
            begin.run();
        });
    }

    void remove(StreamReader reader) {
        if (readers.remove(reader)) {
            reader.gone();
            crowd.left();
        }
    }

    /** Ends all readers; clients come back to another replica. */
    void stop() {
        beating.cancel(false);
        loop.execute(() -> endOthers(null));
    }

    /** Ends all readers of another tail than this. */
    void endOthers(RecentEvents tail) {
        List.copyOf(readers).stream().filter(reader -> reader.tail() != tail).forEach(reader -> {
            reader.end();
            remove(reader);
        });
    }

    void count(String what) {
        crowd.count(what);
    }

    private void pass() {
        woken.set(false);
        long newest = crowd.newest();
        FanOutRound pass = new FanOutRound();
        List.copyOf(readers).forEach(reader -> reader.pull(pass));
        passed = newest;
        crowd.passed();
    }

    private void beat() {
        crowd.place().ifPresent(now -> {
            Buffer position = SseFrames.position(":\n", now.reached().text());
            List.copyOf(readers).forEach(reader -> reader.beat(now.event(), position));
        });
    }
}
