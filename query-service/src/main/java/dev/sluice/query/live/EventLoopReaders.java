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

/** Readers of one event loop: woken once for many events, then each is written as much as its connection takes. */
final class EventLoopReaders {

    private final EventLoop loop;
    private final StreamHub hub;
    private final Set<StreamReader> readers = new LinkedHashSet<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Future<?> heartbeats;
    private volatile long offeredNumber;

    EventLoopReaders(EventLoop loop, StreamHub hub, Duration heartbeat) {
        this.loop = loop;
        this.hub = hub;
        this.heartbeats =
                loop.scheduleAtFixedRate(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    void execute(Runnable work) {
        loop.execute(work);
    }

    void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.execute(this::runRound);
        }
    }

    /** Number of the newest event that all readers of this loop were offered. */
    long offeredNumber() {
        return offeredNumber;
    }

    void add(StreamReader reader, Runnable start) {
        loop.execute(() -> {
            readers.add(reader);
            start.run();
        });
    }

    void remove(StreamReader reader) {
        if (readers.remove(reader)) {
            reader.onRemoved();
            hub.leave();
        }
    }

    /** Ends all readers; clients reconnect to another replica. */
    void stop() {
        heartbeats.cancel(false);
        loop.execute(() -> endOthers(null));
    }

    /** Ends all readers of other event lists. */
    void endOthers(RecentEvents events) {
        List.copyOf(readers).stream()
                .filter(reader -> reader.events() != events)
                .forEach(reader -> {
                    reader.end();
                    remove(reader);
                });
    }

    void count(String what) {
        hub.count(what);
    }

    private void runRound() {
        woken.set(false);
        long newest = hub.newestNumber();
        FanOutRound round = new FanOutRound();
        List.copyOf(readers).forEach(reader -> reader.pull(round));
        offeredNumber = newest;
        hub.onRoundCompleted();
    }

    private void beat() {
        hub.position().ifPresent(now -> {
            Buffer position = SseFrames.position(":\n", now.reached().text());
            List.copyOf(readers).forEach(reader -> reader.beat(now.event(), position));
        });
    }
}
