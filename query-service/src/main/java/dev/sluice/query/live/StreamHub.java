package dev.sluice.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All stream readers of this replica and the recent events that they read. Records are taken from Kafka no faster than
 * the event loops offer them to their readers; a slow reader delays no one.
 */
@Singleton
final class StreamHub {

    private final StreamSettings settings;
    private final MeterRegistry registry;
    private final Map<EventLoop, EventLoopReaders> loops = new ConcurrentHashMap<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final Deque<OfferedEvent> offered = new ArrayDeque<>();
    private volatile RecentEvents tail;

    StreamHub(StreamSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    /** An event whose record is acknowledged once every event loop has offered it. */
    private record OfferedEvent(StreamEvent event, CompletableFuture<Boolean> offeredToAll) {}

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.stream.readers", readers, AtomicInteger::get)
                .description("open stream connections")
                .register(registry);
    }

    void stop(@Observes ShutdownEvent stop) {
        tail = null;
        loops.values().forEach(EventLoopReaders::stop);
    }

    /** Admits a reader; empty if the limit is reached or nothing is received yet. */
    Optional<StreamReader> admit(SseConnection connection, StreamFilter filter) {
        RecentEvents current = tail;
        if (current == null || readers.incrementAndGet() > settings.readers()) {
            if (current != null) {
                readers.decrementAndGet();
            }
            return Optional.empty();
        }
        EventLoopReaders loop =
                loops.computeIfAbsent(connection.loop(), key -> new EventLoopReaders(key, this, settings.heartbeat()));
        // A new loop has offered nothing yet, and records may wait for it.
        loop.wake();
        return Optional.of(new StreamReader(connection, filter, current, loop));
    }

    /** Starts at these offsets; if the partitions changed, all readers must reconnect. */
    void startAt(StreamOffsets from) {
        // Numbering continues: loops and waiting records compare numbers.
        RecentEvents fresh = new RecentEvents(settings, from, tail == null ? 0 : newestNumber());
        tail = fresh;
        loops.values().forEach(loop -> loop.execute(() -> loop.endOthers(fresh)));
    }

    Optional<RecentEvents> tail() {
        return Optional.ofNullable(tail);
    }

    /** Offers a record to all readers; completes afterwards with whether it was written to any of them. */
    CompletableFuture<Boolean> offer(ConsumerRecord<String, byte[]> record) {
        Optional<StreamEvent> event = tail().flatMap(current -> current.add(record));
        event.ifPresent(added -> registry.counter("sluice.stream.events", "feed", PartitionLayout.feed(record.topic()))
                .increment());
        CompletableFuture<Boolean> offeredToAll = new CompletableFuture<>();
        Collection<EventLoopReaders> all = loops.values();
        if (event.isEmpty() || all.isEmpty()) {
            offeredToAll.complete(false);
            return offeredToAll;
        }
        synchronized (offered) {
            offered.add(new OfferedEvent(event.get(), offeredToAll));
        }
        all.forEach(EventLoopReaders::wake);
        return offeredToAll;
    }

    Optional<RecentEvents.TailPosition> position() {
        return tail().map(RecentEvents::now);
    }

    long newestNumber() {
        return position().map(position -> position.event().number()).orElse(Long.MAX_VALUE);
    }

    /** Called after a loop has offered events to all its readers. */
    void onRoundCompleted() {
        long least = loops.values().stream()
                .mapToLong(EventLoopReaders::offeredNumber)
                .min()
                .orElse(Long.MAX_VALUE);
        synchronized (offered) {
            while (!offered.isEmpty() && offered.peek().event().number() <= least) {
                OfferedEvent head = offered.remove();
                head.offeredToAll().complete(head.event().isWritten());
            }
        }
    }

    void leave() {
        readers.decrementAndGet();
    }

    /** Counts one of: reset, dropped, tail, kafka. */
    void count(String what) {
        registry.counter("sluice.stream", "what", what).increment();
    }
}
